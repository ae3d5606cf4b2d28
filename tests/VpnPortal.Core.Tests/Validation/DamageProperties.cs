using FsCheck;
using FsCheck.Fluent;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Tests.Validation;

/// <summary>Whatever single field is damaged, the draft is refused at that field; whatever is typed, the compiler does not fall over.</summary>
public sealed class DamageProperties
{
    private sealed record Damage(string Path, string Value);

    [Fact]
    public void Compile_AnySingleDamage_IsRefusedAtThatField() =>
        Prop.ForAll(Gen.Elements(Damages()).ToArbitrary(), damage =>
        {
            var compilation = Damaged(damage).Compile();
            return compilation.Topology is null
                && compilation.Diagnostics.Any(finding => finding.Path == damage.Path && finding.Severity == Severity.Error);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void Compile_EverySingleDamage_IsRefusedAtThatField() => Assert.All(Damages(), damage =>
    {
        var compilation = Damaged(damage).Compile();
        Assert.Null(compilation.Topology);
        Assert.Contains(compilation.Diagnostics, finding => finding.Path == damage.Path && finding.Severity == Severity.Error);
        Assert.All(compilation.Diagnostics, FindingAssert.IsWellWritten);
    });

    [Fact]
    public void Compile_AnyTextsAnywhere_GivesTopologyOrErrors()
    {
        var paths = VpcToVpcFields.All.Where(field => !field.IsSecret).Select(field => field.Path).ToArray();
        var texts = Damages().Select(damage => damage.Value).Concat(Harmless).ToArray();
        var typed = from path in Gen.Elements(paths) from text in Gen.Elements(texts) select (path, text);
        Prop.ForAll(Gen.ListOf(typed).ToArbitrary(), answers =>
        {
            var draft = answers.Aggregate(TestDrafts.Complete(), (whole, answer) => whole.With(answer.path, answer.text));
            var compilation = draft.Compile();
            return compilation.Topology is null == compilation.Diagnostics.Any(finding => finding.Severity == Severity.Error);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    private static readonly string[] Harmless =
        ["", " ", "1", "10", "65510", "1.10", "true", "false", "ikev1", "aes", "group2", "PREPAY", "12", "10.0.0.0/17", "0.0.0.0/0", "172.30.0.0/16", "169.254.33.0/30", "vpc-1", "vsw-1b", "eu-central-1"];

    private static VpnDraft Damaged(Damage damage) => TestDrafts.Complete().With(damage.Path, damage.Value);

    private static Damage[] Damages() =>
    [
        .. Texts(FieldPaths.Name, " ", new string('x', 101), "http://a", "a\tb"),
        .. Texts(FieldPaths.ChargeType, " ", "postpay", "FREE"),
        .. SideKeys.Both.SelectMany(OfSide),
        .. TunnelRoles.Both.SelectMany(role => Texts(FieldPaths.InsideCidr(role), " ", "x", "169.254.10.0", "169.254.10.0/29", "10.0.0.0/30", "169.254.0.0/30", "169.254.169.252/30", "0.0.0.0/0")),
        .. Texts(FieldPaths.InsideCidr(TunnelRole.Slave), "169.254.10.0/30"),
        .. CryptoPaths.SelectMany(path => Texts(path, " ", "aes128", "AES256", "group24")),
        .. new[] { FieldPaths.IkeLifetime, FieldPaths.IpsecLifetime }.SelectMany(path => Texts(path, " ", "0", "-1", "86401", "1h", "99999999999999999999")),
        .. new[] { FieldPaths.VerifySource, FieldPaths.VerifyDestination }.SelectMany(path => Texts(path, "i-", "10.0.20.15", "i-ABC", "vpc-1")),
    ];

    private static IEnumerable<Damage> OfSide(SideKey side) =>
    [
        .. Texts(FieldPaths.Region(side), " ", "moon-1", TestDrafts.Dubai),
        .. Texts(FieldPaths.Vpc(side), " ", "vpc-none"),
        .. Texts(FieldPaths.VSwitch(side, TunnelRole.Master), " ", "vsw-none", side == SideKey.One ? "vsw-2b" : "vsw-1b", "vsw-1d"),
        .. Texts(FieldPaths.VSwitch(side, TunnelRole.Slave), " ", "vsw-none", side == SideKey.One ? "vsw-1b" : "vsw-2b", "vsw-1c-full"),
        .. Texts(FieldPaths.GatewayName(side), " ", "a", "1a", "_a", "a b", "网关(1)", "https://a", "α1", new string('a', 101)),
        .. Texts(FieldPaths.Bandwidth(side), " ", "0", "11", "10M", "2000", "1e2"),
        .. Texts(FieldPaths.Asn(side), " ", "0", "4294967296", "45104", "0.45104", "AS65530", "1.2.3", "-1", "1.65536"),
        .. TunnelRoles.Both.SelectMany(role => Texts(FieldPaths.CustomerGatewayName(side, role), "http://x", new string('c', 101))),
        .. Texts(FieldPaths.ConnectionName(side), " ", "HTTPS://x", new string('c', 101)),
        .. Texts(FieldPaths.EffectImmediately(side), " ", "yes", "1"),
        .. Texts(FieldPaths.PublishRoutes(side), " ", "no", "0"),
        .. Texts(FieldPaths.Subnets(side), ",", "10.0.0.0", "10.0.0.0/33", "fd00::/8", "0.0.0.0/0", "100.64.1.0/24", "100.0.0.0/8", "169.254.10.0/24", "224.0.0.0/8", "127.0.0.1/32"),
    ];

    private static IEnumerable<Damage> Texts(string path, params string[] values) => values.Select(value => new Damage(path, value));

    private static readonly string[] CryptoPaths =
    [
        FieldPaths.IkeVersion, FieldPaths.IkeMode, FieldPaths.IkeEncryption, FieldPaths.IkeAuthentication,
        FieldPaths.IkeDhGroup, FieldPaths.IpsecEncryption, FieldPaths.IpsecAuthentication, FieldPaths.IpsecPfs,
    ];
}
