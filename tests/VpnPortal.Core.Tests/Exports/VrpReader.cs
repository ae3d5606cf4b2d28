using System.Text.RegularExpressions;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>Something that stands on the device: its kind, its name, the commands in its view, and what it refers to.</summary>
internal sealed record VrpObject(string Kind, string Name)
{
    public List<string> Lines { get; } = [];

    public HashSet<string> Uses { get; } = new(StringComparer.Ordinal);

    public string Key => $"{Kind} {Name}";

    /// <summary>What follows a keyword in the view.</summary>
    public string? Value(string keyword) => Lines.Where(line => line.StartsWith($"{keyword} ", StringComparison.Ordinal)).Select(line => line[(keyword.Length + 1)..]).LastOrDefault();
}

/// <summary>
/// Takes the files of an export as a terminal would, one after the other, and holds what then stands on the device. It refuses what a
/// device refuses: a command that the view does not know, an object that was not defined or is still in use, a view that is not left.
/// </summary>
internal sealed class VrpReader(VrpGrammar grammar)
{
    private readonly Stack<(string View, VrpObject? Object)> views = new();

    private VrpObject? changed;

    /// <summary>What stands, by kind and name.</summary>
    public Dictionary<string, VrpObject> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>Every key that ever came into being, and every one that was removed.</summary>
    public HashSet<string> Made { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Removed { get; } = new(StringComparer.Ordinal);

    public VrpObject Find(string kind, string name) => Objects[$"{kind} {name}"];

    public IEnumerable<VrpObject> All(string kind) => Objects.Values.Where(one => one.Kind == kind);

    public VrpReader Load(string text)
    {
        views.Clear();
        var user = true;
        foreach (var raw in text.TrimEnd('\n').Split('\n'))
        {
            if (raw.StartsWith('#'))
            {
                Check(views.Count <= 1, raw, "a comment inside a view leaves it");
                Check(!raw.Contains('?', StringComparison.Ordinal), raw, "a question mark asks for help");
                Check(raw.Length <= 130 && !raw.Any(char.IsControl), raw, "a comment may become a command");
                continue;
            }

            var line = raw.Trim(' ');
            Check(line.Length is > 0 and <= 510 && line.All(c => c is >= ' ' and <= '~'), raw, "no line of plain ASCII");
            if (user)
            {
                Check(line == "system-view", raw, "unknown in the user view");
                (user, _) = (false, 0);
                views.Push((VrpGrammar.System, null));
            }
            else if (line == "return")
            {
                Check(views.Count == 1, raw, "a view is not left");
                user = true;
            }
            else if (line == "quit")
            {
                Check(views.Count > 1, raw, "nothing to leave");
                views.Pop();
            }
            else
            {
                Take(line);
            }
        }

        Check(user, "(end)", "the system view is not left");
        return this;
    }

    private void Take(string line)
    {
        var (view, owner) = views.Peek();
        var (command, match) = grammar.At(view).Select(command => (command, match: command.Pattern.Match(line))).FirstOrDefault(pair => pair.match.Success);
        Check(command is not null, line, $"unknown in the view {view}");
        HelpOnly(line);
        var name = string.Join(' ', Enumerable.Range(1, command!.NameGroups).Select(group => match.Groups[group].Value).Where(value => value.Length > 0));
        changed = owner;
        if (command.Removes is { } gone) Remove($"{gone} {name}", line);
        if (command.Defines is { } kind)
        {
            changed = Objects.TryGetValue($"{kind} {name}", out var known) ? known : Objects[$"{kind} {name}"] = new VrpObject(kind, name);
            Made.Add(changed.Key);
        }

        foreach (var (group, used) in command.Uses!) Use($"{used} {match.Groups[group].Value}", line);
        if (command.Enters is null) changed?.Lines.Add(line);
        else views.Push((command.Enters, command.Defines is null && command.NameGroups == 0 ? null : changed));
    }

    private void Use(string key, string line)
    {
        // A next hop or NULL0 is no object.
        if (key.StartsWith("interface ", StringComparison.Ordinal) && !Regex.IsMatch(key, $"^interface {grammar.TunnelPattern}$")) return;
        Check(Objects.ContainsKey(key), line, $"{key} is not defined");
        if (changed is not null && changed.Key != key) changed.Uses.Add(key);
    }

    private void Remove(string key, string line)
    {
        Removed.Add(key);
        Check(!Objects.Values.Any(other => other.Uses.Contains(key)), line, $"{key} is still in use");
        Objects.Remove(key);
    }

    /// <summary>A question mark is help unless an odd number of quotes stands before it, and always at the end.</summary>
    private static void HelpOnly(string line)
    {
        for (var at = line.IndexOf('?', StringComparison.Ordinal); at >= 0; at = line.IndexOf('?', at + 1))
            Check(line.AsSpan(0, at).Count('"') % 2 == 1 && at < line.Length - 1, line, "a question mark asks for help");
    }

    private static void Check(bool holds, string line, string why)
    {
        if (!holds) throw new FormatException($"{why}: {line}");
    }
}
