using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Primitives;

public sealed class PresharedKeyTests
{
    private const string Clear = "planted-Key-0815";
    private static readonly PresharedKey Key = new(Clear);

    [Fact]
    public void Text_InEveryForm_IsMasked()
    {
        Assert.Equal(PresharedKey.Mask, Key.ToString());
        Assert.Equal("key •••", $"key {Key}");
        Assert.Equal("key •••", string.Format(CultureInfo.InvariantCulture, "key {0}", Key));
        Assert.Equal(PresharedKey.Mask, Key.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()!.Value);
    }

    [Fact]
    public void Json_OfKeyOrDraft_IsMaskedAndCannotBeRead()
    {
        var draft = VpnDraft.Empty(VpcToVpcFields.Scenario).With(FieldPaths.Psk(TunnelRole.Master), Key);

        Assert.Equal(PresharedKey.Mask, JsonSerializer.Deserialize<string>(JsonSerializer.Serialize(Key)));
        Assert.DoesNotContain(Clear, JsonSerializer.Serialize(draft), StringComparison.Ordinal);
        Assert.DoesNotContain(Clear, draft.ToString(), StringComparison.Ordinal);
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<PresharedKey>("\"x\""));
    }

    [Fact]
    public void Reveal_GivesTheClearText() => Assert.Equal((Clear, Clear.Length), (Key.Reveal(), Key.Length));

    [Fact]
    public void Equality_IsByText()
    {
        Assert.Equal(new PresharedKey(Clear), Key);
        Assert.Equal(new PresharedKey(Clear).GetHashCode(), Key.GetHashCode());
        Assert.NotEqual(new PresharedKey(Clear.ToUpperInvariant()), Key);
    }

    [Theory]
    [InlineData("abc def", 3)]
    [InlineData("\"", 0)]
    [InlineData("ab\uD83D\uDE00", 2)]
    public void FirstDisallowed_OtherCharacter_IsItsPlace(string key, int index) => Assert.Equal(index, new PresharedKey(key).FirstDisallowed?.Index);

    [Fact]
    public void FirstDisallowed_DocumentedCharacters_IsNull() => Assert.Null(new PresharedKey("azAZ09" + PresharedKey.AllowedPunctuation).FirstDisallowed);

    [Theory]
    [InlineData("kV7mQx2R", PskWeakness.Short)]
    [InlineData("8301749265038174", PskWeakness.OnlyDigits)]
    [InlineData("horsebatterystaplecorrecttree", PskWeakness.OnlyLetters)]
    [InlineData("kV7mkV7mkV7mkV7m", PskWeakness.Repeated)]
    [InlineData("kV7mQx2Rtefghij9", PskWeakness.Sequential)]
    public void Weaknesses_OfAWeakKey_NameTheCause(string key, PskWeakness weakness) => Assert.Contains(weakness, new PresharedKey(key).Weaknesses);
}
