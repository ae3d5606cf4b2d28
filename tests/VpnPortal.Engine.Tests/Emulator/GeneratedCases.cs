using System.Globalization;
using VpnPortal.Emulator.Http;
using Xunit.Sdk;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>One call with one thing wrong, and the code it must be answered with (null: anything but a complaint about that parameter).</summary>
public sealed class ParameterCase : IXunitSerializable
{
    public string Action { get; private set; } = "";
    public string Version { get; private set; } = "";
    public string Parameter { get; private set; } = "";
    public string Wrong { get; private set; } = "";
    public string? Code { get; private set; }
    public string[] Sent { get; private set; } = [];

    public static ParameterCase Of(PublishedOperation operation, string parameter, string wrong, string? code, IEnumerable<(string Name, string Value)> sent) => new()
    {
        Action = operation.Action,
        Version = operation.Version,
        Parameter = parameter,
        Wrong = wrong,
        Code = code,
        Sent = [.. sent.SelectMany(p => new[] { p.Name, p.Value })],
    };

    public (string, string)[] Parameters => [.. Sent.Chunk(2).Select(p => (p[0], p[1]))];

    public void Deserialize(IXunitSerializationInfo info) => (Action, Version, Parameter, Wrong, Code, Sent) = (
        info.GetValue<string>(nameof(Action))!, info.GetValue<string>(nameof(Version))!, info.GetValue<string>(nameof(Parameter))!,
        info.GetValue<string>(nameof(Wrong))!, info.GetValue<string>(nameof(Code)), info.GetValue<string[]>(nameof(Sent))!);

    public void Serialize(IXunitSerializationInfo info)
    {
        info.AddValue(nameof(Action), Action);
        info.AddValue(nameof(Version), Version);
        info.AddValue(nameof(Parameter), Parameter);
        info.AddValue(nameof(Wrong), Wrong);
        info.AddValue(nameof(Code), Code);
        info.AddValue(nameof(Sent), Sent);
    }

    public override string ToString() => $"{Action} {Parameter} {Wrong}: {Shown}";

    private string Shown => Sent.Length == 0 ? "" : Sent[^1][..Math.Min(40, Sent[^1].Length)];
}

/// <summary>From what every operation publishes: each parameter missing, empty, of the wrong type, out of range and too long.</summary>
public static class GeneratedCases
{
    public const string Missing = "missing";
    public const string Empty = "empty";
    public const string WrongType = "wrong type";
    public const string OutOfRange = "out of range";
    public const string TooLong = "too long";

    private const int Long = 8_001;

    // None of these is needed by itself, but one of several is, and the complaint names this one.
    private static readonly HashSet<(string Action, string Parameter)> OneOfSeveral =
        [("DescribeVSwitches", "RegionId"), ("DiagnoseVpnConnections", "VpnGatewayId"), ("ModifyVpnPbrRouteEntryAttribute", "NewWeight")];

    public static IEnumerable<ParameterCase> All() =>
        from operation in OperationsView.All
        from parameter in operation.Parameters
        from one in Of(operation, parameter)
        select one;

    private static IEnumerable<ParameterCase> Of(PublishedOperation operation, PublishedParameter parameter)
    {
        var name = First(parameter.Name);
        var others = Valid(operation, parameter.Name).Where(p => p.Name != name).ToList();
        // Without any other field of it, the item is not there, and nothing of it can be missing.
        var isThere = !IsItemField(parameter.Name) || others.Exists(p => p.Name.StartsWith(Item(name), StringComparison.Ordinal));
        var missing = (parameter.Required && isThere) || OneOfSeveral.Contains((operation.Action, name)) ? $"Missing{Leaf(parameter.Name)}" : null;
        yield return ParameterCase.Of(operation, parameter.Name, Missing, missing, others);
        yield return ParameterCase.Of(operation, parameter.Name, Empty, missing, [.. others, (name, "")]);
        foreach (var (wrong, value) in WrongValues(parameter))
            yield return ParameterCase.Of(operation, parameter.Name, wrong, parameter.InvalidCode, [.. others, (name, value)]);
        foreach (var field in parameter.Fields)
        {
            foreach (var (wrong, value) in WrongValues(field))
                yield return ParameterCase.Of(operation, $"{parameter.Name}.{field.Name}", wrong, field.InvalidCode, [.. others, (name, System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { [field.Name] = value }))]);
        }
    }

    /// <summary>How a parameter of a kind can be wrong. An id that names nothing is a matter of its own (<see cref="IdTests"/>).</summary>
    public static IReadOnlyList<string> Ways(PublishedParameter parameter) => parameter switch
    {
        { Kind: "Id" } => [Missing, Empty],
        { Kind: "Text", Counterexample: null } => [Missing, Empty, TooLong],
        { Kind: "Text" } => [Missing, Empty, OutOfRange, TooLong],
        _ => [Missing, Empty, WrongType, OutOfRange, TooLong],
    };

    private static IEnumerable<(string Wrong, string Value)> WrongValues(PublishedParameter parameter)
    {
        var (ofTheWrongType, outOfRange, tooLong) = parameter.Kind switch
        {
            "Flag" => (["maybe", "1"], ["yes"], new string('t', Long)),
            "Number" => (["ten", "1.5", "0x10"], Beyond(parameter), new string('1', Long)),
            "Choice" => (["0"], ["no-such-value"], new string('a', Long)),
            "Cidr" => (["banana", "10.0.0.0"], ["10.0.0.1/8", "10.0.0.0/33"], new string('1', Long)),
            "CidrList" => (["banana", ","], ["10.0.0.1/8", "10.0.0.0/8,10.0.0.0/8"], string.Join(',', Enumerable.Repeat("10.0.0.0/8", Long / 10))),
            "Ip" => (["1.2.3", "::1"], ["1.2.3.256"], new string('1', Long)),
            "Json" => (["{", "[]", "7"], ["""{"none":{}}"""], new string('[', Long)),
            "Text" => ([], parameter.Counterexample is { } wrong ? [wrong] : [], new string('a', parameter.MaxLength!.Value + 1)),
            _ => ((string[])[], (string[])[], ""),
        };
        return [.. ofTheWrongType.Select(v => (WrongType, v)), .. outOfRange.Select(v => (OutOfRange, v)), .. tooLong.Length == 0 ? [] : new[] { (TooLong, tooLong) }];
    }

    private static string[] Beyond(PublishedParameter parameter) =>
    [
        .. parameter.Min > 0 ? new[] { (parameter.Min.Value - 1).ToString(CultureInfo.InvariantCulture) } : [],
        .. parameter.Max < long.MaxValue ? new[] { (parameter.Max.Value + 1).ToString(CultureInfo.InvariantCulture) } : [],
        "-1", "99999999999999999999",
    ];

    /// <summary>What the call needs to be complaint-free so far: required parameters, and those of the list item that is looked at.</summary>
    private static IEnumerable<(string Name, string Value)> Valid(PublishedOperation operation, string looksAt) =>
        from parameter in operation.Parameters
        where parameter.Required && (!IsItemField(parameter.Name) || List(parameter.Name) == List(looksAt))
        select (First(parameter.Name), parameter.Name == "RegionId" ? "eu-central-1" : parameter.Example);

    private static bool IsItemField(string name) => name.Contains(".N.", StringComparison.Ordinal);

    private static string List(string name) => name.Split(".N")[0];

    private static string Item(string name) => name.Split(".1")[0] + ".1.";

    public static string First(string name) => name.Replace(".N", ".1", StringComparison.Ordinal);

    public static string Leaf(string name) => name.Split('.').Last(part => part != "N");
}
