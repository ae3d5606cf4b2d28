using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Validation.InvalidEdits;

/// <summary>One change of a valid draft that makes it invalid.</summary>
/// <param name="Kind">What kind of mistake it is.</param>
/// <param name="Path">The field.</param>
/// <param name="Value">What was typed.</param>
/// <param name="Why">Why the cloud, the device or the network would not bear it.</param>
internal sealed record InvalidEdit(string Kind, string Path, string Value, string Why)
{
    /// <summary>The draft after the change.</summary>
    public VpnDraft ApplyTo(VpnDraft draft) => DraftFields.Find(draft.Scenario, Path)!.IsSecret
        ? draft.With(Path, new PresharedKey(Value)) : draft.With(Path, Value);

    /// <inheritdoc/>
    public override string ToString() => $"{Kind}: {Path} = “{(Value.Length <= 60 ? Value : Value[..57] + "…")}” ({Why})";
}

/// <summary>A kind of mistake that some fields can bear.</summary>
/// <param name="Name">For the report.</param>
/// <param name="Why">What makes every value of it invalid.</param>
/// <param name="Fits">The fields of a draft on which it can be made.</param>
/// <param name="Draw">A random value for such a field.</param>
internal sealed record EditKind(string Name, string Why, Func<VpnDraft, string, bool> Fits, Func<VpnDraft, string, Random, string> Draw)
{
    public static EditKind Of(string name, string why, Func<string, bool> fits, Func<Random, string> draw) =>
        new(name, why, (_, path) => fits(path), (_, _, random) => draw(random));
}

/// <summary>Random pieces.</summary>
internal static class Pieces
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    public static T Any<T>(this Random random, params IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public static string Word(this Random random, int shortest = 3, int longest = 9) => string.Concat(
        Enumerable.Range(0, random.Next(shortest, longest + 1)).Select(_ => Letters[random.Next(Letters.Length)]));

    public static string Octets(this Random random, string first) => first + "." + string.Join('.', Enumerable.Range(0, 4 - first.Split('.').Length).Select(_ => random.Next(1, 255)));

    public static bool EndsWithAny(this string path, params string[] ends) => ends.Any(end => path.EndsWith(end, StringComparison.Ordinal));
}
