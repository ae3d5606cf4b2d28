using VpnPortal.Core.Exports;

namespace VpnPortal.Web.Features.Exports;

/// <summary>What the person at the device does with an export: keys of texts and the commands beside them.</summary>
public sealed record ExportChecklist(string Prefix, string? Apply, string? Check, string? Rollback)
{
    public static ExportChecklist Of(RenderedExport export) => export.RendererKey switch
    {
        "strongswan" => new(
            export.Files.Any(file => file.Name == "frr.conf") ? "StrongBgp" : "Strong",
            $"mkdir -p vpn && cd vpn && unzip -o ../{export.BundleName}*.zip\nsudo sh setup.sh",
            "sudo sh verify.sh", "sudo sh rollback.sh"),
        "cisco-ios-xe" or "cisco-asa" => new(
            "Cisco", $"copy flash:{export.Files[0].Name} running-config", null, "copy flash:rollback.cfg running-config"),
        // Pasted into the device's terminal: there is nothing to run beside it.
        "huawei-usg" or "huawei-ar" or "h3c-comware7" => new(
            export.Files.Any(file => file.Name == "failover.txt") ? "CommandLine" : "CommandLineBgp", null, null, null),
        "parameters" => new("Parameters", null, $"python3 -m json.tool {export.Files[0].Name}", null),
        _ => new("Runbook", null, null, null),
    };
}
