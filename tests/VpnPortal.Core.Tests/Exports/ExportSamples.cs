using System.Collections.Immutable;
using System.Reflection;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Exports;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Core.Validation;

namespace VpnPortal.Core.Tests.Exports;

/// <summary>Example 1 (two VPCs in Frankfurt, static routes) as a compiled deployment, with addresses of the documentation networks; and the landscape for all designs.</summary>
internal static class ExportSamples
{
    public const string Region = "eu-central-1";

    public const string LegacyGateway = "vpn-bp1single";

    public static readonly PresharedKey MasterKey = new("fddsFF123.tunnel-One'\\x?/+&");

    public static readonly PresharedKey SlaveKey = new("0xNotHex#{}=fddsFF456");

    public static readonly KnownAddresses Addresses = new(
        new KnownSide(
            "vpn-gw7k1one", "vco-gw7k1one",
            new KnownTunnel("198.51.100.87", "cgw-gw7k1one1", "tun-gw7k1one1"),
            new KnownTunnel("198.51.100.78", "cgw-gw7k1one2", "tun-gw7k1one2")),
        new KnownSide(
            "vpn-gw7k2two", "vco-gw7k2two",
            new KnownTunnel("203.0.113.207", "cgw-gw7k2two1", "tun-gw7k2two1"),
            new KnownTunnel("203.0.113.15", "cgw-gw7k2two2", "tun-gw7k2two2")));

    /// <summary>Every answer of the wizard for example 1.</summary>
    public static VpnDraft Draft()
    {
        var draft = VpnDraft.Empty(VpcToVpcFields.Scenario)
            .With(FieldPaths.Name, "fra-prod")
            .With(FieldPaths.Psk(TunnelRole.Master), MasterKey)
            .With(FieldPaths.Psk(TunnelRole.Slave), SlaveKey);
        foreach (var side in SideKeys.Both)
        {
            draft = draft.With(FieldPaths.Region(side), Region).With(FieldPaths.Vpc(side), $"vpc-gw8{(int)side}");
            foreach (var role in TunnelRoles.Both)
                draft = draft.With(FieldPaths.VSwitch(side, role), $"vsw-gw8{(int)side}{(int)role}");
        }
        return draft;
    }

    /// <summary>Compiles a draft; fails the test with every finding when it has errors.</summary>
    public static ValidatedTopology Compile(VpnDraft draft)
    {
        var compilation = DraftCompiler.Compile(draft, Landscapes);
        Assert.True(compilation.Topology is not null, string.Join('\n', compilation.Diagnostics));
        return compilation.Topology!;
    }

    /// <summary>A topology that no rule has seen, for tests of what must hold even then.</summary>
    public static ValidatedTopology Unchecked(VpnTopology topology) => (ValidatedTopology)Activator.CreateInstance(
        typeof(ValidatedTopology), BindingFlags.Instance | BindingFlags.NonPublic, binder: null, [topology], culture: null)!;

    public static ExportContext Context(
        SideKey cloudSide = SideKey.One, ExportLanguage language = ExportLanguage.Chinese, SecretMode secrets = SecretMode.Masked, VpnDraft? draft = null)
    {
        return Context(ExportDesigns.VpcStatic with { Draft = draft ?? Draft() }, cloudSide, language, secrets);
    }

    public static ExportContext Context(
        ExportDesign design, SideKey cloudSide = SideKey.One, ExportLanguage language = ExportLanguage.Chinese, SecretMode secrets = SecretMode.Masked)
    {
        return new ExportContext(
            Compile(design.Draft), cloudSide, design.Addresses, new PskSource(design.Draft.Secrets),
            new([new VerifiedFact("ping-forth", At, new("ECS1 到 ECS3：发送 10，接收 10，丢包 0%", "ECS1 to ECS3: sent 10, received 10, 0% loss"))]),
            language, secrets, "0.1.0", At);
    }

    /// <summary>The key without what the device cannot hold.</summary>
    public static string SuitableKey(string renderer, string key) =>
        DeviceLimits.Find(renderer) is { } limits ? new string([.. key.Where(c => !limits.ForbiddenInKey.Contains(c, StringComparison.Ordinal))]) : key;

    /// <summary>The context with keys that the device can hold.</summary>
    public static ExportContext Suited(ExportContext context, string renderer) => context with
    {
        Keys = new PskSource(context.Keys.ByPath.ToDictionary(pair => pair.Key, pair => new PresharedKey(SuitableKey(renderer, pair.Value.Reveal())))),
    };

    public static RenderedExport Render(IConfigRenderer renderer, ExportContext context)
    {
        var outcome = renderer.Render(Suited(context, renderer.Key));
        Assert.True(outcome.Value is not null, string.Join('\n', outcome.Refusals));
        return outcome.Value!;
    }

    public static string FileText(this RenderedExport export, string name) => export.Files.Single(file => file.Name == name).Content;

    private static readonly DateTimeOffset At = new(2024, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private static readonly ImmutableDictionary<string, Landscape> Landscapes = ImmutableDictionary<string, Landscape>.Empty
        .Add(
            Region,
            new Landscape(
                Region,
                new(["eu-central-1a", "eu-central-1b"]),
                new([
                    new DiscoveredVpc("vpc-gw81", "VPC1", Region, new(["10.0.0.0/16"])),
                    new DiscoveredVpc("vpc-gw82", "VPC2", Region, new(["192.168.0.0/16"])),
                ]),
                new([
                    Switch(SideKey.One, TunnelRole.Master, "10.0.0.0/24"), Switch(SideKey.One, TunnelRole.Slave, "10.0.1.0/24"),
                    Switch(SideKey.Two, TunnelRole.Master, "192.168.0.0/24"), Switch(SideKey.Two, TunnelRole.Slave, "192.168.1.0/24"),
                ])))
        .Add(
            ExportDesigns.Region,
            new Landscape(
                ExportDesigns.Region,
                new(["cn-hangzhou-h", "cn-hangzhou-i"]),
                new([new DiscoveredVpc("vpc-bp1one", "VPC-Hangzhou", ExportDesigns.Region, new(["10.10.0.0/16"]))]),
                new([
                    new DiscoveredVSwitch("vsw-bp1one1", "VSW1-1", "vpc-bp1one", "cn-hangzhou-h", "10.10.10.0/24", 250),
                    new DiscoveredVSwitch("vsw-bp1one2", "VSW1-2", "vpc-bp1one", "cn-hangzhou-i", "10.10.20.0/24", 250),
                ]))
            {
                Gateways = new([new ObservedVpnGateway(
                    LegacyGateway, "VPN网关1", "vpc-bp1one", "vsw-bp1one1", null, "198.51.100.87", null, GatewayStatus.Active, "Normal", "Prepay", "10M", At)]),
            });

    private static DiscoveredVSwitch Switch(SideKey side, TunnelRole role, string cidr) => new(
        $"vsw-gw8{(int)side}{(int)role}", $"VSW{(int)side}-{(int)role}", $"vpc-gw8{(int)side}",
        role == TunnelRole.Master ? "eu-central-1a" : "eu-central-1b", cidr, 250);
}
