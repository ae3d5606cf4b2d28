using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace VpnPortal.Core.Primitives;

/// <summary>
/// A pre-shared key. It prints, serialises and shows in a debugger as <c>•••</c>; only Cloud, Exports and the secret store
/// may call <see cref="Reveal"/> (an architecture test holds that list).
/// </summary>
[DebuggerDisplay("•••")]
[JsonConverter(typeof(MaskingConverter))]
public sealed class PresharedKey(string value) : IEquatable<PresharedKey>
{
    /// <summary>What stands wherever a secret must not.</summary>
    public const string Mask = "•••";

    /// <summary>1–100 characters (API reference of CreateVpnConnection, Psk).</summary>
    public const int MaxLength = 100;

    /// <summary>Punctuation that the API accepts next to ASCII letters and digits; neither space nor the double quote (same source).</summary>
    public const string AllowedPunctuation = "~`!@#$%^&*()_-+={}[]\\|;:',.<>/?";

    private readonly string value = value;

    /// <summary>The clear text.</summary>
    public string Reveal() => value;

    /// <summary>Number of characters.</summary>
    public int Length => value.Length;

    /// <summary>The place, from 0, of the first character that the API does not accept, and that character; null when it accepts all.</summary>
    public (int Index, Rune Character)? FirstDisallowed => First(character => !IsAllowed(character));

    /// <summary>The place, from 0, of the first character that is one of these, and that character; null when it holds none of them.</summary>
    public (int Index, Rune Character)? FirstOf(string characters) =>
        First(character => characters.EnumerateRunes().Contains(character));

    /// <summary>Why somebody could guess the key; empty for a good one.</summary>
    public IReadOnlyList<PskWeakness> Weaknesses => PskStrength.WeaknessesOf(value);

    /// <inheritdoc/>
    public bool Equals(PresharedKey? other) => other is not null && string.Equals(value, other.value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PresharedKey);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Mask;

    private (int Index, Rune Character)? First(Func<Rune, bool> isSought)
    {
        var index = 0;
        foreach (var character in value.EnumerateRunes())
        {
            if (isSought(character)) return (index, character);
            index += character.Utf16SequenceLength;
        }

        return null;
    }

    private static bool IsAllowed(Rune character) =>
        character.IsAscii && (char.IsAsciiLetterOrDigit((char)character.Value) || AllowedPunctuation.Contains((char)character.Value, StringComparison.Ordinal));

    private sealed class MaskingConverter : JsonConverter<PresharedKey>
    {
        public override PresharedKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException("A pre-shared key is never read from a document.");

        public override void Write(Utf8JsonWriter writer, PresharedKey value, JsonSerializerOptions options) =>
            writer.WriteStringValue(Mask);
    }
}
