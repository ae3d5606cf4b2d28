using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation;

/// <summary>Whole texts for a field of networks, to offer as a cure.</summary>
internal static class SubnetTexts
{
    /// <summary>The networks as a field holds them.</summary>
    public static string AsField(this IEnumerable<string> networks) => string.Join(',', networks);

    /// <summary>All networks of the side's VPC, or null when they are not known.</summary>
    public static string? VpcCidrs(this SideReading side) => side.Vpc is { Cidrs.Count: > 0 } vpc ? vpc.Cidrs.AsField() : null;

    /// <summary>What was typed, each readable network by its first address.</summary>
    public static string WithoutHostBits(this SideReading side) =>
        side.Subnets.Select(subnet => subnet.Value?.ToString() ?? subnet.Text).AsField();

    /// <summary>What was typed, without the networks that lie within another of them.</summary>
    public static string WithoutContained(this SideReading side) => side.Subnets
        .Where((subnet, index) => !side.Subnets.Where((other, at) => at != index && IsWithin(subnet, index, other, at)).Any())
        .Select(subnet => subnet.Text).AsField();

    private static bool IsWithin(CidrText subnet, int index, CidrText other, int at) =>
        subnet.Value is { } inner && other.Value is { } outer && outer != Cidr.Any && outer.Contains(inner) && (outer != inner || at < index);
}
