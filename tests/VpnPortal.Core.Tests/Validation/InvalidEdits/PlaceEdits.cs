using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Tests.Validation.InvalidEdits;

/// <summary>Mistakes in regions, VPCs, vSwitches and gateways: the account does not have what is named, or has it elsewhere.</summary>
internal static class PlaceEdits
{
    public static IEnumerable<EditKind> Kinds =>
    [
        EditKind.Of("region that does not exist", "no such region", IsRegion, random => random.Any("cn-", "eu-", "") + random.Word() + "-9"),
        EditKind.Of("region that is empty", "the field is required", IsRegion, _ => " "),
        EditKind.Of("region without what was chosen in it", "VPC and gateway are in another region", IsRegion, random => random.Any(TestDrafts.Dubai, TestDrafts.Seoul, TestDrafts.Singapore, TestDrafts.HongKong)),
        new("region across the border", "VPN gateways carry nothing across it", (draft, path) => IsRegion(path) && draft.Scenario == VpcToVpcFields.Scenario, (_, _, random) => random.Any(TestDrafts.Hangzhou, "cn-beijing", "cn-shanghai")),
        EditKind.Of("id that does not exist", "no such resource", IsPlace, random => random.Any("vpc-", "vsw-", "vpn-", "i-", "") + "none" + random.Word()),
        new("id that is empty", "the field is required", (draft, path) => IsPlace(path) && (!path.EndsWithAny(".existing") || draft.Scenario == ClassicFields.Scenario) && !Reuses(draft), (_, _, _) => " "),
        new("VPC of another region", "gateway and VPC share a region", (draft, path) => path.EndsWithAny(".vpc") && !Reuses(draft), (_, _, random) => random.Any("vpc-s", "vpc-sh", "vpc-d", "vpc-" + TestDrafts.Singapore)),
        new("VPC of the other side", "a VPC cannot reach itself", (draft, path) => path.EndsWithAny(".vpc") && draft.Scenario == VpcToVpcFields.Scenario, (_, path, _) => path == "side1.vpc" ? "vpc-2" : "vpc-1"),
        new("vSwitch of another VPC", "the gateway stands in its own VPC", (draft, path) => IsVSwitch(path) && !Reuses(draft), (_, path, random) => path.StartsWith("side1", StringComparison.Ordinal) ? random.Any("vsw-2b", "vsw-2c") : random.Any("vsw-1b", "vsw-1c")),
        new("vSwitch of another region", "the gateway stands in its own region", (draft, path) => IsVSwitch(path) && !Reuses(draft), (_, _, random) => random.Any("vsw-s1", "vsw-sh-1", "vsw-sh2-2")),
        new("vSwitch without free addresses", "the gateway takes one", (draft, path) => path == "side1.vswitch2" && !Reuses(draft), (_, _, _) => "vsw-1c-full"),
        new("vSwitch in a zone without dual tunnels", "the zone takes no such gateway", (draft, path) => path.StartsWith("side1.vswitch", StringComparison.Ordinal) && !Reuses(draft), (_, _, _) => "vsw-1d"),
        new("vSwitch in the zone of the other one", "both tunnels would fall with it", (draft, path) => IsVSwitch(path) && !Reuses(draft), (_, path, _) => SameZone(path)),
        new("gateway of the wrong kind", "single and dual tunnels do not mix", (draft, path) => path.EndsWithAny(".existing") && draft.Values.GetValueOrDefault("side1.region") == TestDrafts.Shanghai, (draft, _, _) => draft.Scenario == ClassicFields.Scenario ? TestDrafts.DualTunnel : TestDrafts.SingleTunnel),
        new("gateway of another region", "gateway and VPC share a region", (draft, path) => path.EndsWithAny(".existing") && draft.Values.GetValueOrDefault("side1.region") == TestDrafts.Frankfurt, (_, _, random) => random.Any(TestDrafts.DualTunnel, TestDrafts.SingleTunnel)),
        new("gateway that is locked", "it takes no writes", (draft, path) => path.EndsWithAny(".existing") && draft.Values.GetValueOrDefault("side1.region") == TestDrafts.Shanghai, (draft, _, _) => draft.Scenario == ClassicFields.Scenario ? "vpn-single-locked" : "vpn-dual-locked"),
    ];

    private static bool Reuses(VpnDraft draft) => draft.Scenario == ClassicFields.Scenario || draft.Values.ContainsKey("side1.gateway.existing");

    private static bool IsRegion(string path) => path.EndsWithAny(".region");

    private static bool IsVSwitch(string path) => path.EndsWithAny(".vswitch1", ".vswitch2");

    private static bool IsPlace(string path) => path.EndsWithAny(".vpc", ".vswitch1", ".vswitch2", ".existing");

    private static string SameZone(string path) => path switch
    {
        "side1.vswitch1" => "vsw-1c", "side1.vswitch2" => "vsw-1b", "side2.vswitch1" => "vsw-2c", _ => "vsw-2b",
    };
}
