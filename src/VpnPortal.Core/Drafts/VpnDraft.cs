using System.Collections.Immutable;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>What was typed, as typed: valid or not, complete or not. Secrets travel beside the texts and never among them.</summary>
/// <param name="Scenario">Scenario key.</param>
/// <param name="Values">Field path to typed text.</param>
/// <param name="Secrets">Field path to typed or generated pre-shared key.</param>
public sealed record VpnDraft(
    string Scenario, ImmutableSortedDictionary<string, string> Values, ImmutableSortedDictionary<string, PresharedKey> Secrets)
{
    /// <summary>An untouched draft.</summary>
    public static VpnDraft Empty(string scenario) => new(
        scenario,
        ImmutableSortedDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal),
        ImmutableSortedDictionary<string, PresharedKey>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>The draft with one answer changed; an empty text takes the answer back.</summary>
    public VpnDraft With(string path, string value) =>
        this with { Values = value.Length == 0 ? Values.Remove(path) : Values.SetItem(path, value) };

    /// <summary>The draft with one secret changed.</summary>
    public VpnDraft With(string path, PresharedKey value) => this with { Secrets = Secrets.SetItem(path, value) };
}
