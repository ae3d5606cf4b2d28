using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Architecture.Tests;

/// <summary>A secret is read in few places, and nothing prints one.</summary>
public sealed partial class SecretTests
{
    private static readonly IReadOnlyDictionary<string, string> MayReveal = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["VpnPortal.Cloud/Transport/ApiParameters.cs"] = "the call that creates the connection has to send it",
        ["VpnPortal.Core/Exports/Redaction.cs"] = "the one place where an export with secrets shows it",
        ["VpnPortal.Data/Secrets/SecretEnvelope.cs"] = "seals it, and fingerprints it for the history",
    };

    [Fact]
    public void KeysAreRevealedInListedPlacesOnly() => Rule.Holds(Reveals(SourceTree.Sources, MayReveal.Keys));

    [Fact]
    public void KeysAreRevealedInListedPlacesOnly_CanFail()
    {
        Rule.Sees("Page.razor", Reveals([new("VpnPortal.Web", "Features/Exports/Page.razor", "@key.Reveal()")], []));
        Rule.Sees("no longer", Reveals([], ["VpnPortal.Cloud/Gone.cs"]));
    }

    [Fact]
    public void NothingPrintsASecret() => Rule.Holds(ProductAssemblies.Types.SelectMany(Prints));

    [Fact]
    public void NothingPrintsASecret_CanFail()
    {
        Rule.Sees(nameof(Talkative), Prints(typeof(Talkative)));
        Assert.Empty(Prints(typeof(Discreet)));
    }

    [Fact]
    public void AKeyPrintsAsAMask() => Rule.Holds(Shows(new PresharedKey(Planted), Planted));

    [Fact]
    public void AKeyPrintsAsAMask_CanFail() => Rule.Sees("ToString", Shows(new Talkative(Planted), Planted));

    private const string Planted = "Kq7wPlantedKey";

    private static IEnumerable<string> Reveals(IEnumerable<SourceFile> files, IEnumerable<string> allowed)
    {
        var places = files.Where(file => Call().IsMatch(file.Code)).Select(file => file.ToString()).ToHashSet(StringComparer.Ordinal);
        return [.. places.Except(allowed).Select(place => $"{place} reveals a key."), .. allowed.Except(places).Select(place => $"{place} no longer reveals a key.")];
    }

    /// <summary>A record prints all it holds unless it says otherwise; a class prints its name.</summary>
    private static IEnumerable<string> Prints(Type type)
    {
        var print = type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly, []);
        if (print?.GetCustomAttribute<CompilerGeneratedAttribute>() is null) yield break;
        foreach (var property in type.OwnProperties().Where(property => property.PropertyType == typeof(string) && IsSecretName(property.Name)))
            yield return $"{type.FullName} prints its {property.Name}.";
    }

    private static bool IsSecretName(string name) =>
        CodeText.WordsOf(name).ToList() is var words && (words[^1] is "secret" or "password" or "psk" or "passphrase" || words is [.., "security", "token"] or [.., "private" or "secret", "key"]);

    private static IEnumerable<string> Shows(object holder, string secret)
    {
        if (holder.ToString()!.Contains(secret, StringComparison.Ordinal)) yield return "ToString shows it.";
        if (System.Text.Json.JsonSerializer.Serialize(holder).Contains(secret, StringComparison.Ordinal)) yield return "JSON shows it.";
    }

    [GeneratedRegex(@"\.Reveal\(\)")]
    private static partial Regex Call();

    private sealed record Talkative(string AccessKeySecret);

    private sealed record Discreet(string AccessKeySecret)
    {
        public override string ToString() => PresharedKey.Mask;
    }
}
