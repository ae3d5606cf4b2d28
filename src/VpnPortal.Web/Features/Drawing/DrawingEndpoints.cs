using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using VpnPortal.Engine.Drafting;
using VpnPortal.Engine.Overview;
using VpnPortal.Web.Features.Deployments;
using VpnPortal.Web.Features.Wizard;
using VpnPortal.Web.Shared.Topology;

namespace VpnPortal.Web.Features.Drawing;

/// <summary>The drawing of a deployment as an SVG file, as it stands: of its run when there is one, else of its draft. It holds no secret.</summary>
internal static class DrawingEndpoints
{
    public static void MapDrawings(this IEndpointRouteBuilder endpoints) => endpoints.MapGet(DrawingFile.Address("{deploymentId}"), ShowAsync);

    private static async Task<IResult> ShowAsync(
        HttpContext context, string deploymentId, DeploymentReader deployments, DraftingService drafting, TopologyPicture picture) =>
        await DrawAsync(context, deploymentId, deployments, drafting, picture) ?? Results.NotFound();

    /// <summary>The drawing, or null when there is no such deployment.</summary>
    public static async Task<IResult?> DrawAsync(
        HttpContext context, string deploymentId, DeploymentReader deployments, DraftingService drafting, TopologyPicture picture)
    {
        if (await ViewAsync(deploymentId, deployments, drafting, context.RequestAborted) is not var (name, view)) return null;
        var file = new ContentDispositionHeaderValue("inline");
        file.SetHttpFileName($"{DrawingFile.Name(name)}.svg");
        context.Response.Headers.ContentDisposition = file.ToString();
        context.Response.Headers.CacheControl = "no-store";
        return Results.Text(await picture.SvgAsync(name, view), "image/svg+xml; charset=utf-8");
    }

    private static async Task<(string Name, TopologyView View)?> ViewAsync(
        string deploymentId, DeploymentReader deployments, DraftingService drafting, CancellationToken cancellationToken)
    {
        if (await deployments.FindAsync(deploymentId, cancellationToken) is not { } overview) return null;
        if (overview.Run is not null) return (overview.Item.Name, DeploymentTopology.Of(overview));
        return await drafting.OpenAsync(deploymentId, cancellationToken) is { } draft
            ? (overview.Item.Name, DraftTopology.Of(draft.Reading)) : null;
    }
}
