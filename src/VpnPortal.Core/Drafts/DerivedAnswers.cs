using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Drafts;

/// <summary>The text that stands in a derived field while nothing is typed there.</summary>
public static class DerivedAnswers
{
    /// <summary>What follows from other answers; empty when it cannot be told yet.</summary>
    public static string Of(DraftReading draft, string path)
    {
        foreach (var side in draft.Sides)
        {
            if (path == FieldPaths.Subnets(side.Key)) return string.Join(", ", side.Subnets.Select(subnet => subnet.Text));
            foreach (var role in TunnelRoles.Both)
                if (path == FieldPaths.CustomerGatewayName(side.Key, role)) return side.CustomerGatewayName(role);
        }

        return "";
    }
}
