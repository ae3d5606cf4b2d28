using System.Globalization;

namespace VpnPortal.Emulator.Wire;

/// <summary>Words in which operations say what they take.</summary>
internal static class Take
{
    private const int LongestText = 8_000;

    public static ParameterSpec Id(string name) => new(name, ParameterKind.Id) { Example = "id-0" };

    /// <param name="longest">Our choice where no length is documented.</param>
    /// <param name="wrong">What the rule refuses, though it is short enough.</param>
    public static ParameterSpec Text(
        string name, int longest = LongestText, string? code = null, Func<string, bool>? rule = null, string example = "text", string? wrong = null) =>
        new(name, ParameterKind.Text) { MaxLength = longest, Code = code, Rule = rule, Example = example, Counterexample = wrong };

    public static ParameterSpec Flag(string name) => new(name, ParameterKind.Flag) { Example = "true" };

    public static ParameterSpec Number(string name, long min, long max) =>
        new(name, ParameterKind.Number) { Min = min, Max = max, Example = min.ToString(CultureInfo.InvariantCulture) };

    /// <summary>A number out of a few.</summary>
    public static ParameterSpec NumberOf(string name, params string[] allowed) => new(name, ParameterKind.Number)
    {
        Allowed = allowed,
        Min = allowed.Min(long.Parse),
        Max = allowed.Max(long.Parse),
        Example = allowed[0],
    };

    public static ParameterSpec OneOf(string name, params string[] allowed) => new(name, ParameterKind.Choice) { Allowed = allowed, Example = allowed[0] };

    public static ParameterSpec Cidr(string name, Func<string, bool> rule, string? code = null) =>
        new(name, ParameterKind.Cidr) { Rule = rule, Code = code, Example = "172.16.0.0/24" };

    public static ParameterSpec CidrList(string name, Func<string, bool> rule, string code) =>
        new(name, ParameterKind.CidrList) { Rule = rule, Code = code, Example = "0.0.0.0/0" };

    public static ParameterSpec Ip(string name, Func<string, bool> rule, string? code = null, string example = "203.0.113.7") =>
        new(name, ParameterKind.Ip) { Rule = rule, Code = code, Example = example };

    public static ParameterSpec Json(string name, params ParameterSpec[] fields) =>
        new(name, ParameterKind.Json) { Fields = fields, Example = "{}" };

    public static IEnumerable<ParameterSpec> Under(string prefix, params IEnumerable<ParameterSpec> fields) => fields.Select(f => f.Under(prefix));
}
