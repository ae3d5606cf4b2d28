using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using static VpnPortal.Core.Tests.Validation.TestDrafts;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>Step 3: connections, keys, tunnel networks and proposals.</summary>
public sealed class ConnectionStepTests
{
    private const string SlaveInside = "tunnel2.insideCidr";

    [Fact]
    public void Rejects_ConnectionName() => Complete().With("side2.connection.name", new string('c', 101)).Refuses("connection-name", "side2.connection.name");

    [Fact]
    public void Accepts_ConnectionName() => Complete().With("side2.connection.name", new string('c', 100)).Allows("connection-name");

    [Theory]
    [InlineData("side1.connection.effectImmediately", "true")]
    [InlineData("side2.connection.effectImmediately", "false")]
    [InlineData("side2.routes.publish", "true")]
    public void Rejects_FlagUnreadable(string path, string cure) => Assert.Equal(cure, Complete().With(path, "yes").Refuses("flag-unreadable", path).FixValue);

    [Fact]
    public void Accepts_FlagReadable() => Complete().With("side1.connection.effectImmediately", "True").Allows("flag-unreadable");

    [Fact]
    public void Rejects_NobodyNegotiatesFirst() => Assert.Equal(
        "true", Complete().With("side1.connection.effectImmediately", "false").Refuses("nobody-negotiates-first", "side1.connection.effectImmediately").FixValue);

    [Fact]
    public void Accepts_EitherSideNegotiatesFirst() => Complete()
        .With("side1.connection.effectImmediately", "false").With("side2.connection.effectImmediately", "true")
        .Allows("nobody-negotiates-first").Allows("both-negotiate-first");

    [Fact]
    public void Warns_BothNegotiateFirst() => Assert.Equal(
        "false", Complete().With("side2.connection.effectImmediately", "true").Warns("both-negotiate-first", "side2.connection.effectImmediately").FixValue);

    [Fact]
    public void Rejects_PskTooLong() => Complete().WithPsk(TunnelRole.Master, Long(101)).Refuses("psk-too-long", "tunnel1.psk");

    [Fact]
    public void Accepts_PskOf100() => Complete().WithPsk(TunnelRole.Master, Long(100)).Allows("psk-too-long");

    [Theory]
    [InlineData("fddsFF123 long enough", "10", "空格", "a space")]
    [InlineData("fddsFF\"123", "7", "双引号", "double quotation mark")]
    [InlineData("fddsFF密123", "7", "“密”", "“密”")]
    [InlineData("abc\u0000", "4", "不可见", "invisible")]
    public void Rejects_PskCharacter(string key, string position, string zh, string en)
    {
        var found = Complete().WithPsk(TunnelRole.Slave, key).Refuses("psk-character", "tunnel2.psk");
        Assert.Contains($"第 {position} 个", found.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains(zh, found.Reason.Zh, StringComparison.Ordinal);
        Assert.Contains($"Character {position} ", found.Reason.En, StringComparison.Ordinal);
        Assert.Contains(en, found.Reason.En, StringComparison.Ordinal);
        Assert.Null(found.FixValue);
    }

    [Fact]
    public void Accepts_PskOfEveryDocumentedCharacter() =>
        Complete().WithPsk(TunnelRole.Slave, "azAZ09" + PresharedKey.AllowedPunctuation).Allows("psk-character").Allows("psk-weak");

    [Theory]
    [InlineData("kV7mQx2RtB9pLw4")]
    [InlineData("8301749265038174")]
    [InlineData("horsebatterystaplecorrecttree")]
    [InlineData("HorseBatteryStaple")]
    [InlineData("kV7mkV7mkV7mkV7m")]
    [InlineData("kV7mQx2Rtefghij9")]
    [InlineData("kV7mQx2Rt765432z")]
    public void Warns_PskWeak(string key) => Complete().WithPsk(TunnelRole.Master, key).Warns("psk-weak", "tunnel1.psk");

    [Theory]
    [InlineData("kV7mQx2RtB9pLw4Z")]
    [InlineData("kVxmQxaRtBZpLwqZcNkhYdTGfJsAeTuC")]
    public void Accepts_PskStrong(string key) => Complete().WithPsk(TunnelRole.Master, key).Allows("psk-weak");

    [Fact]
    public void Accepts_EveryGeneratedPsk()
    {
        var random = new Random(20261121);
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
        for (var i = 0; i < 5000; i++)
            Assert.Empty(new PresharedKey(letters[random.Next(52)] + new string(random.GetItems<char>(letters + "0123456789", 31))).Weaknesses);
    }

    [Fact]
    public void Warns_PskShared() => Complete().WithPsk(TunnelRole.Slave, MasterKey).Warns("psk-shared", "tunnel2.psk");

    [Fact]
    public void Accepts_TwoPsks() => Complete().Allows("psk-shared");

    [Theory]
    [InlineData("169.254.30.0", "inside-cidr-unreadable")]
    [InlineData("tunnel", "inside-cidr-unreadable")]
    [InlineData("169.254.30.0/29", "inside-cidr-not-30")]
    [InlineData("169.254.0.0/16", "inside-cidr-not-30")]
    [InlineData("10.254.30.0/30", "inside-cidr-not-link-local")]
    [InlineData("169.254.0.0/30", "inside-cidr-reserved")]
    [InlineData("169.254.6.0/30", "inside-cidr-reserved")]
    [InlineData("169.254.169.254/30", "inside-cidr-reserved")]
    [InlineData("169.254.10.0/30", "inside-cidr-shared")]
    [InlineData("169.254.10.1/30", "inside-cidr-shared")]
    public void Rejects_InsideCidr(string typed, string code) => Assert.Equal("169.254.20.0/30", Complete().With(SlaveInside, typed).Refuses(code, SlaveInside).FixValue);

    [Theory]
    [InlineData("169.254.7.0/30")]
    [InlineData("169.254.0.4/30")]
    [InlineData("169.254.255.252/30")]
    public void Accepts_InsideCidr(string typed) => Assert.Empty(Complete().With(SlaveInside, typed).Compile().Diagnostics);

    [Fact]
    public void Warns_InsideCidrHostBits() => Assert.Equal("169.254.30.0/30", Complete().With(SlaveInside, "169.254.30.2/30").Warns("inside-cidr-host-bits", SlaveInside).FixValue);

    [Fact]
    public void Accepts_InsideCidrWithoutHostBits() => Complete().Allows("inside-cidr-host-bits");

    [Theory]
    [InlineData(FieldPaths.IkeVersion, "ikev3", "ikev2")]
    [InlineData(FieldPaths.IkeMode, "quick", "main")]
    [InlineData(FieldPaths.IkeEncryption, "aes-256", "aes256")]
    [InlineData(FieldPaths.IkeAuthentication, "SHA384", "sha384")]
    [InlineData(FieldPaths.IkeDhGroup, "disabled", "group14")]
    [InlineData(FieldPaths.IpsecEncryption, "null", "aes256")]
    [InlineData(FieldPaths.IpsecAuthentication, "none", "sha256")]
    [InlineData(FieldPaths.IpsecPfs, "group24", "group14")]
    public void Rejects_CryptoNotOffered(string path, string typed, string cure) => Assert.Equal(cure, Complete().With(path, typed).Refuses("crypto-not-offered", path).FixValue);

    [Fact]
    public void Accepts_CryptoOffered() => Complete().With(FieldPaths.IkeEncryption, "aes192").With(FieldPaths.IpsecAuthentication, "sha512").Allows("crypto-not-offered");

    [Theory]
    [InlineData(FieldPaths.IkeEncryption, "des")]
    [InlineData(FieldPaths.IpsecEncryption, "3des")]
    [InlineData(FieldPaths.IkeAuthentication, "md5")]
    [InlineData(FieldPaths.IpsecAuthentication, "sha1")]
    [InlineData(FieldPaths.IkeDhGroup, "group1")]
    [InlineData(FieldPaths.IkeDhGroup, "group2")]
    [InlineData(FieldPaths.IpsecPfs, "group5")]
    [InlineData(FieldPaths.IpsecPfs, "disabled")]
    public void Warns_CryptoWeak(string path, string word) => Assert.Equal(DraftFields.Find(VpcToVpcFields.Scenario, path)!.Default, Complete().With(path, word).Warns("crypto-weak", path).FixValue);

    [Fact]
    public void Accepts_CryptoStrong() => Complete().With(FieldPaths.IkeEncryption, "aes").Allows("crypto-weak");

    [Fact]
    public void Warns_AggressiveMode() => Complete()
        .With(FieldPaths.IkeVersion, "ikev1").With(FieldPaths.IkeMode, "aggressive").Warns("aggressive-mode", FieldPaths.IkeMode);

    [Fact]
    public void Accepts_AggressiveWordThatIkev2Ignores() => Complete().With(FieldPaths.IkeMode, "aggressive").Allows("aggressive-mode");

    [Theory]
    [InlineData("0")]
    [InlineData("86401")]
    [InlineData("8h")]
    [InlineData("3600.5")]
    public void Rejects_LifetimeOutOfRange(string typed) => Complete().With(FieldPaths.IpsecLifetime, typed).Refuses("lifetime-out-of-range", FieldPaths.IpsecLifetime);

    [Theory]
    [InlineData("300")]
    [InlineData("86400")]
    public void Accepts_Lifetime(string typed) => Complete().With(FieldPaths.IkeLifetime, typed).Allows("lifetime-out-of-range").Allows("lifetime-short");

    [Theory]
    [InlineData("1")]
    [InlineData("299")]
    public void Warns_LifetimeShort(string typed) => Complete().With(FieldPaths.IkeLifetime, typed).Warns("lifetime-short", FieldPaths.IkeLifetime);

    private static string Long(int length) => string.Concat(Enumerable.Repeat(MasterKey, 4))[..length];
}
