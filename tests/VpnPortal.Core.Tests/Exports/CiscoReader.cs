using System.Text.RegularExpressions;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>A command that a mode knows, and the mode it enters.</summary>
/// <param name="Mode">Where it may stand.</param>
/// <param name="Pattern">The whole command. A group <c>d_kind</c> defines a name, <c>n_kind</c> one that goes with its block, <c>r_kind</c>
/// refers to one, <c>w_kind</c> is an object that is its own text.</param>
/// <param name="Enters">The mode of its block, or null when it has none.</param>
internal sealed record CiscoRule(string Mode, Regex Pattern, string? Enters)
{
    public static CiscoRule Of(string mode, string pattern, string? enters = null) => new(mode, new Regex($"^{pattern}$", RegexOptions.ExplicitCapture), enters);
}

/// <summary>A command that was read, with its block.</summary>
internal sealed record CiscoStatement(string Text, List<CiscoStatement> Block)
{
    /// <summary>What follows these words in the one line of the block that begins with them, or null.</summary>
    public string? Value(string words) => Block.Where(line => line.Text.StartsWith(words + " ", StringComparison.Ordinal)).Select(line => line.Text[(words.Length + 1)..]).SingleOrDefault();

    public CiscoStatement? Find(string text) => Block.SingleOrDefault(line => line.Text == text);
}

/// <summary>What a Cisco command line would make of a text: modes by indentation, comments dropped, no command that a mode does not know.</summary>
internal sealed class CiscoReader
{
    private readonly IReadOnlyList<CiscoRule> rules;
    private readonly List<(string Kind, string Name)> references = [], definitions = [], inner = [];

    private CiscoReader(IReadOnlyList<CiscoRule> rules) => this.rules = rules;

    public CiscoStatement Root { get; } = new("", []);

    public List<string> Errors { get; } = [];

    /// <summary>Everything that the text adds or removes: names by kind, and objects that are their own text.</summary>
    public IReadOnlySet<(string Kind, string Name)> Objects => definitions.ToHashSet();

    /// <summary>Comments without their mark.</summary>
    public List<string> Comments { get; } = [];

    public static CiscoReader Read(string text, IReadOnlyList<CiscoRule> rules, bool isConfiguration = true)
    {
        var reader = new CiscoReader(rules);
        reader.ReadAll(text);
        if (!isConfiguration) return reader;
        foreach (var (kind, name) in reader.references.Where(reference => !reader.definitions.Concat(reader.inner).Contains(reference))) reader.Errors.Add($"{kind} {name} is not defined");
        foreach (var twice in reader.definitions.Concat(reader.inner).Where(made => made.Kind != "prefixlist").GroupBy(made => made).Where(group => group.Count() > 1)) reader.Errors.Add($"{twice.Key.Kind} {twice.Key.Name} stands twice");
        return reader;
    }

    private void ReadAll(string text)
    {
        var open = new List<(CiscoStatement Statement, string? Mode)> { (Root, "global") };
        foreach (var line in text.Split('\n').Where(line => line.Length > 0))
        {
            if (line[0] == '!')
            {
                Comments.Add(line.TrimStart('!').Trim());
                if (line.Contains('?', StringComparison.Ordinal)) Errors.Add($"a comment calls for help: {line}");
                continue;
            }

            if (line.Any(c => c is < ' ' or > '~' or '?')) Errors.Add($"a character that the command line does not take: {line}");
            var depth = line.Length - line.TrimStart(' ').Length;
            if (depth >= open.Count)
            {
                Errors.Add($"a block where there is none: {line}");
                continue;
            }

            open.RemoveRange(depth + 1, open.Count - depth - 1);
            open.Add(Accept(line.Trim(), open[depth]));
        }
    }

    private (CiscoStatement Statement, string? Mode) Accept(string command, (CiscoStatement Statement, string? Mode) parent)
    {
        var statement = new CiscoStatement(command, []);
        parent.Statement.Block.Add(statement);
        if (parent.Mode is null)
        {
            Errors.Add($"a block where there is none: {command}");
            return (statement, null);
        }

        foreach (var rule in rules.Where(rule => rule.Mode == parent.Mode))
        {
            if (rule.Pattern.Match(command) is not { Success: true } match) continue;
            foreach (var group in match.Groups.Values.Where(group => group.Success && group.Name.Length > 2))
                (group.Name[0] switch { 'r' => references, 'n' => inner, _ => definitions }).Add((group.Name[2..], group.Value));
            return (statement, rule.Enters);
        }

        Errors.Add($"unknown in {parent.Mode}: {command}");
        return (statement, null);
    }
}
