using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>An address typed as a network is taken for its network, which is never done silently.</summary>
public sealed class SubnetHostBits : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft) =>
        from side in draft.Ends
        where side.SubnetsTyped
        from subnet in side.Subnets
        where subnet.HasHostBits
        select new Diagnostic(
            "subnet-host-bits", Severity.Warning, FieldPaths.Subnets(side.Key),
            new($"{subnet.Text} 是网段中的一个地址，将按网段 {subnet.Value} 处理。", $"{subnet.Text} is an address within a network; it will be read as the network {subnet.Value}."),
            new($"请确认并改为 {subnet.Value}，如只想要这一个地址，请使用 /32。", $"Make sure and change it to {subnet.Value}, or use /32 if only that address is meant."),
            side.WithoutHostBits());
}
