using System.Globalization;
using Microsoft.AspNetCore.Components;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Core.Runs;
using VpnPortal.Data;
using VpnPortal.Engine;
using VpnPortal.Engine.Proofs;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Verify;

/// <summary>Follows the deployment, its run and its regions while it is open, so that what it shows is what is there now.</summary>
public sealed partial class VerifyPage
{
    private readonly Dictionary<string, IDisposable> watches = new(StringComparer.Ordinal);
    private Verification? verification;
    private PathStand? stand;
    private VerifyChoice? choice;
    private VerifyAddress? given;
    private VerifyAddress here = new("");
    private IReadOnlyList<PingProof> pings = [];
    private IReadOnlyList<PingView> views = [];
    private IReadOnlyList<FieldError> errors = [];
    private string? name, announcement, kept;
    private bool isMissing, failed;

    [Parameter] public string DeploymentId { get; set; } = "";

    [Inject] private VerifyDesk Desk { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? Source { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    [SupplyParameterFromQuery] private string? Count { get; set; }

    [SupplyParameterFromQuery] private string? Ping { get; set; }

    /// <summary>The ping of the address, else one that runs, else the latest.</summary>
    private PingView? Selected => here.Ping is null
        ? views.FirstOrDefault(view => view.Verdict == PingVerdict.InProgress) ?? views.FirstOrDefault()
        : views.FirstOrDefault(view => view.Ping.Id == here.Ping);

    private string FaultText => string.Join(' ', verification!.Faults.Select(fault => T[
        "FaultLine", fault.Cause.In(CultureInfo.CurrentUICulture.Name), fault.NextAct.In(CultureInfo.CurrentUICulture.Name), fault.Code].Value));

    private IEnumerable<string> Regions => (verification?.Sides ?? []).Select(side => side.RegionId).OfType<string>().Distinct(StringComparer.Ordinal);

    protected override async Task OnParametersSetAsync()
    {
        // The cloud may take its time; the prerendered page shows the shape of what will come.
        var now = new VerifyAddress(DeploymentId, From, Source, To, Count, Ping);
        if (!RendererInfo.IsInteractive || now == given) return;
        var isOther = given?.DeploymentId != DeploymentId;
        (given, here, kept) = (now, now, null);
        if (isOther)
        {
            (verification, choice, views, errors) = (null, null, [], []);
            Release();
            await ReadAllAsync();
        }
        else if (verification is not null)
        {
            choice = VerifyChoice.From(verification, here);
        }
    }

    /// <summary>The way is read again when the run or a region is another one than before, else only the pings are.</summary>
    protected override async Task ReadAsync()
    {
        try
        {
            if (failed || verification is null || stand != await Desk.StandAsync(DeploymentId, Regions)) await ReadAllAsync();
            else await ReadPingsAsync();
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            failed = true;
        }
    }

    protected override void Release()
    {
        foreach (var watch in watches.Values) watch.Dispose();
        watches.Clear();
    }

    private async Task ReadAllAsync()
    {
        try
        {
            // Taken before the reading: what changes in between is read again.
            var (regions, before) = (Regions.ToList(), await Desk.StandAsync(DeploymentId, Regions));
            verification = await Desk.OpenAsync(DeploymentId);
            stand = regions.SequenceEqual(Regions) ? before : null;
            (failed, isMissing, name) = (false, verification is null, verification?.Name);
            FollowAll();
            if (verification is null) return;
            // What is being typed stays; an empty choice is filled once there is something to choose from.
            if (choice is null or { SourceId: "" }) choice = VerifyChoice.From(verification, here);
            Take(verification.Pings);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            failed = true;
        }
    }

    private void FollowAll()
    {
        var run = verification?.Path is { } path ? (IEnumerable<string>)[ChangeNotifier.Run(path.Run.Id)] : [];
        Follow([ChangeNotifier.Deployment(DeploymentId), .. run, .. Regions.Select(ChangeNotifier.Region)]);
        if (!RendererInfo.IsInteractive || IsGone) return;
        foreach (var region in Regions.Where(region => !watches.ContainsKey(region)).ToList()) watches[region] = Desk.Watch(region);
    }

    private async Task ReadPingsAsync()
    {
        var running = views.Where(view => view.Verdict == PingVerdict.InProgress).Select(view => view.Ping.Id).ToHashSet(StringComparer.Ordinal);
        Take(await Desk.PingsAsync(DeploymentId));
        // The path is read again with the end of a ping, so that a failure is explained by how things are now.
        if (views.FirstOrDefault(view => running.Contains(view.Ping.Id) && view.Verdict != PingVerdict.InProgress) is not { } ended) return;
        announcement = T["Announce", ended.Output.Summary?.Received ?? 0, ended.Ping.Count];
        StateHasChanged();
        await ReadAllAsync();
    }

    private void Take(IReadOnlyList<PingProof> found)
    {
        pings = found;
        views = [.. found.Select(PingView.From)];
    }

    private void Type(VerifyChoice typed) => choice = typed;

    /// <summary>The address follows what was chosen, but nothing is gone to: that would take the focus away from the next field.</summary>
    private void Keep(VerifyChoice left)
    {
        choice = left;
        here = left.ToAddress(DeploymentId, here.Ping);
        kept = here.ToUri();
    }

    private async Task StartAsync()
    {
        if (verification is null || choice is null) return;
        errors = VerifyCheck.Problems(verification, choice, T);
        if (errors.Count > 0) return;
        var side = verification.Side(choice.SourceSide)!;
        var destination = choice.Destination.Trim();
        var request = new PingRequest(
            DeploymentId, side.RegionId!, side.Instances.First(one => one.Id == choice.SourceId),
            verification.Side(choice.SourceSide.Peer())?.Instances.FirstOrDefault(one => one.PrivateIp == destination)?.Name ?? "",
            destination, VerifyCheck.CountOf(choice)!.Value);
        try
        {
            var id = await Desk.StartAsync(request);
            await ReadPingsAsync();
            Navigation.NavigateTo(choice.ToAddress(DeploymentId, id).ToUri());
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            errors = [new(VerifyCheck.AddressField, T["StartFailed"])];
        }
    }

    private string HrefOf(string pingId) => (here with { Ping = pingId }).ToUri();

    private string Between(SideKey from) => T["FromTo", NameOf(from), NameOf(from.Peer())];

    private string NameOf(SideKey side) => verification!.Side(side)!.Name;

    private static bool IsDevicesTurn(SeenPath path) =>
        path.Run.Plan.Steps.Any(step => step.WaitsForPeople && path.Run.State[step.Address].Status == StepStatus.Maturing);
}
