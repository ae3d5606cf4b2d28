using VpnPortal.Core.Auditing;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Sites;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Discovery;
using VpnPortal.Engine.Drafting;

namespace VpnPortal.Engine.Sites;

/// <summary>A table of sites as it is reviewed.</summary>
/// <param name="Faults">Regions that could not be read, with the reason.</param>
public sealed record SitesReview(SiteSheet Sheet, IReadOnlyDictionary<string, CloudFault> Faults);

/// <summary>Turns one CSV into many on-premises drafts whose addresses never overlap.</summary>
public sealed class SiteImportService(DiscoveryService discovery, DraftStore drafts, DraftingService drafting)
{
    /// <summary>Checks the whole table; nothing is stored.</summary>
    public async Task<SitesReview> ReviewAsync(string csv, SitePool? pool, CancellationToken cancellationToken)
    {
        var read = SiteTableReader.Read(csv);
        if (read.Table is null) return new(new SiteSheet(new[] { read.Problem! }.ToEquatableArray(), default), new Dictionary<string, CloudFault>());
        var discovered = await discovery.LandscapesAsync(SiteSheet.RegionsOf(read.Table), cancellationToken);
        var taken = await TakenAsync(discovered.Landscapes.Values, cancellationToken);
        var sheet = SiteSheet.Of(read.Table, discovered.Landscapes, taken, pool, DraftingService.GeneratePsk);
        return new(sheet, discovered.Faults.ToDictionary(fault => fault.Key, fault => CloudFault.From(fault.Value)));
    }

    /// <summary>Makes a draft of every line, each with keys of its own, all or none; checked again, since addresses may have been taken meanwhile.</summary>
    /// <returns>The deployments' ids, or the review that stands against it.</returns>
    public async Task<(IReadOnlyList<string> Deployments, SitesReview Review)> CreateAsync(
        string csv, SitePool? pool, Actor actor, CancellationToken cancellationToken)
    {
        var review = await ReviewAsync(csv, pool, cancellationToken);
        if (!review.Sheet.IsFaultless) return ([], review);
        return (await drafting.CreateAsync([.. review.Sheet.Sites.Select(site => site.Draft)], AuditCodes.SiteImported, actor, cancellationToken), review);
    }

    private async Task<TakenAddresses> TakenAsync(IEnumerable<Landscape> landscapes, CancellationToken cancellationToken)
    {
        var inside = await drafts.AnswersAsync([.. TunnelRoles.Both.Select(FieldPaths.InsideCidr)], cancellationToken);
        var networks = await drafts.AnswersAsync([FieldPaths.Subnets(SideKey.Two)], cancellationToken);
        var observed = landscapes.SelectMany(landscape => landscape.Connections).SelectMany(connection => connection.Tunnels)
            .Select(tunnel => tunnel.Bgp?.TunnelCidr).OfType<string>();
        // Drafts that never touched the field use its default.
        var defaults = TunnelRoles.Both.Select(role => DraftFields.Find(OnPremisesFields.Scenario, FieldPaths.InsideCidr(role))!.Default!);
        return new(Networks([.. inside, .. observed, .. defaults]), Networks(networks));
    }

    private static EquatableArray<Cidr> Networks(IEnumerable<string> texts) => texts
        .SelectMany(text => text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        .Select(text => CidrText.Read(text).Value).OfType<Cidr>().Distinct().ToEquatableArray();
}
