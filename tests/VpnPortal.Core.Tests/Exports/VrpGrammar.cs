using System.Text.RegularExpressions;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>A command that a view takes.</summary>
/// <param name="View">Where it may stand.</param>
/// <param name="Pattern">The whole line.</param>
/// <param name="Enters">The view it enters, or null.</param>
/// <param name="Defines">Kind of what comes into being; its name is what the pattern's groups caught, up to <paramref name="NameGroups"/>.</param>
/// <param name="Removes">Kind of what is removed.</param>
/// <param name="Uses">Kind of what must be there, by the number of the group that names it.</param>
/// <param name="NameGroups">How many groups make the name.</param>
internal sealed record VrpCommand(
    string View, Regex Pattern, string? Enters = null, string? Defines = null, string? Removes = null, IReadOnlyDictionary<int, string>? Uses = null, int NameGroups = 1);

/// <summary>
/// What a command line takes, view by view, kept apart from the renderers; no device has confirmed it. Words in braces:
/// <c>num</c>, <c>ip</c>, <c>mask</c>, <c>name</c> (at most 15 characters), <c>rule</c> (at most 32), <c>if</c> (a tunnel interface), <c>pair</c> (two names), <c>hop</c> (a next hop), <c>way</c>
/// (an interface, NULL0 or a next hop), <c>key</c>; <c>a|b</c> in brackets is a choice.
/// </summary>
internal sealed class VrpGrammar(string name)
{
    public const string System = "system";

    private const string Address = @"\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}|PROBE-TARGET|PROBE-SOURCE|NEXT-HOP-[12]";

    private readonly List<VrpCommand> commands = [];

    public string Name => name;

    /// <summary>How a tunnel interface is written.</summary>
    public string TunnelPattern { get; init; } = @"Tunnel\d+";

    public IEnumerable<VrpCommand> At(string view) => commands.Where(command => command.View == view);

    public VrpGrammar Add(
        string view, string pattern, string? enters = null, string? defines = null, string? removes = null, string uses = "", int nameGroups = 1)
    {
        var used = uses.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split(':')).ToDictionary(part => int.Parse(part[0], global::System.Globalization.CultureInfo.InvariantCulture), part => part[1]);
        commands.Add(new VrpCommand(view, new Regex($"^(?:{Expand(pattern)})$"), enters, defines, removes, used, nameGroups));
        return this;
    }

    /// <summary>Several commands of one view that define nothing.</summary>
    public VrpGrammar Plain(string view, params string[] patterns)
    {
        foreach (var pattern in patterns) Add(view, pattern);
        return this;
    }

    private string Expand(string pattern) => Regex.Replace(pattern, @"\{(\w+)\}|\[([^\]]+)\]|([.*+?^$()|\\])", match => match switch
    {
        _ when match.Groups[2].Success => $"(?:{match.Groups[2].Value})",
        _ when match.Groups[3].Success => Regex.Escape(match.Value),
        _ => match.Groups[1].Value switch
        {
            "num" => @"(\d+)",
            "ip" => $"({Address})",
            "mask" => @"((?:255|254|252|248|240|224|192|128|0)(?:\.\d{1,3}){3})",
            "name" => "([A-Za-z][A-Za-z0-9_]{0,14})",
            "rule" => "([A-Za-z][A-Za-z0-9_]{0,31})",
            "if" => $"({TunnelPattern})",
            "pair" => "([A-Za-z][A-Za-z0-9_]{0,14} [A-Za-z][A-Za-z0-9_]{0,14})",
            "hop" => $"({Address})",
            "way" => $"({TunnelPattern}|NULL0|{Address})",
            "key" => "(.+)",
            var other => throw new FormatException(other),
        },
    });
}
