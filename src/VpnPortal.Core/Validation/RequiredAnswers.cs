using System.Collections.Immutable;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>Why a missing answer is needed, and how to give it.</summary>
internal static class RequiredAnswers
{
    private static readonly (BilingualText Reason, BilingualText Fix) Any = (
        new("这一项不能为空，否则无法生成方案。", "This field is empty, so no plan can be made."),
        new("请填写，或清空输入以恢复默认值。", "Fill it in, or clear it to return to the default."));

    private static readonly ImmutableDictionary<string, (BilingualText Reason, BilingualText Fix)> Special =
        Pairs().ToImmutableDictionary(pair => pair.Path, pair => (pair.Reason, pair.Fix), StringComparer.Ordinal);

    /// <summary>Reason and fix for a field.</summary>
    public static (BilingualText Reason, BilingualText Fix) Explain(string path) => Special.GetValueOrDefault(path, Any);

    private static IEnumerable<(string Path, BilingualText Reason, BilingualText Fix)> Pairs() =>
    [
        (FieldPaths.Name,
            new("部署还没有名称，列表和历史记录中将无法辨认。", "The deployment has no name, so nobody could find it in the list or in the history."),
            new("请为部署起一个名称，例如 fra-prod。", "Give the deployment a name, for example fra-prod.")),
        .. SideKeys.Both.SelectMany(SidePairs),
        .. TunnelRoles.Both.Select(PskPair),
    ];

    private static IEnumerable<(string Path, BilingualText Reason, BilingualText Fix)> SidePairs(SideKey side) =>
    [
        (FieldPaths.Region(side),
            new($"还没有选择 VPC{(int)side} 的地域，VPN网关必须与 VPC 位于同一地域。", $"No region is chosen for VPC{(int)side}; the VPN gateway has to be in the region of its VPC."),
            new("请选择 VPC 所在的地域。", "Choose the region of the VPC.")),
        (FieldPaths.Vpc(side),
            new($"还没有选择 VPC{(int)side}，VPN网关{(int)side}没有可关联的网络。", $"VPC{(int)side} is not chosen, so VPN gateway {(int)side} has no network to attach to."),
            new("请从列表中选择一个 VPC。", "Choose a VPC from the list.")),
        .. TunnelRoles.Both.Select(role => VSwitchPair(side, role)),
    ];

    private static (string Path, BilingualText Reason, BilingualText Fix) VSwitchPair(SideKey side, TunnelRole role) => (
        FieldPaths.VSwitch(side, role),
        new($"还没有选择VPN网关{(int)side}的交换机 {(int)role}，{role.Noun().Zh}的弹性网卡要从中占用一个地址，且创建后不能更换交换机。", $"vSwitch {(int)role} of VPN gateway {(int)side} is not chosen; the network interface of the {role.Noun().En} takes an address of it, and it cannot be changed later."),
        new("请选择交换机，两个交换机应位于不同的可用区。", "Choose a vSwitch; the two of them belong in different zones."));

    private static (string Path, BilingualText Reason, BilingualText Fix) PskPair(TunnelRole role) => (
        FieldPaths.Psk(role),
        new($"{role.Noun().Zh}还没有预共享密钥，两端无法互相认证。", $"The {role.Noun().En} has no pre-shared key, so its two ends cannot authenticate each other."),
        new("请点击“生成”，或输入 1–100 个字符的密钥。", "Press “Generate”, or enter a key of 1 to 100 characters."));
}
