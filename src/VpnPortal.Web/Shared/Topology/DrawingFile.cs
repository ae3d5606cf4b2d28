namespace VpnPortal.Web.Shared.Topology;

/// <summary>Where the drawing of a deployment is to be had, and what its file is called.</summary>
public static class DrawingFile
{
    private const int LongestName = 60;

    public static string Address(string deploymentId) => $"/deployments/{deploymentId}/topology.svg";

    /// <summary>A name without extension that every file system takes.</summary>
    public static string Name(string deploymentName)
    {
        var safe = string.Concat(deploymentName.EnumerateRunes().Take(LongestName).Select(rune =>
            System.Text.Rune.IsLetterOrDigit(rune) ? rune.ToString() : "-"));
        var words = safe.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('-', words.Append("topology"));
    }
}
