using VpnPortal.Data;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Proofs;
using VpnPortal.Engine;
using VpnPortal.Engine.Proofs;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Verify;

public sealed partial class VerifyPage : IDisposable
{
    private Verification? verification;
    private VerifyChoice? choice;
    private IReadOnlyList<PingProof> pings = [];
    private IReadOnlyList<PingView> views = [];
    private IReadOnlyList<FieldError> errors = [];
    private LiveReading? live;
    private IDisposable? subscription;
    private string? name, opened, announcement;
    private bool isMissing, failed;

    [Parameter] public string DeploymentId { get; set; } = "";

    [Inject] private VerificationService Verifications { get; set; } = default!;

    [Inject] private ChangeNotifier Notifier { get; set; } = default!;

    [Inject] private CurrentActor Actor { get; set; } = default!;

    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery] private string? From { get; set; }

    [SupplyParameterFromQuery] private string? Source { get; set; }

    [SupplyParameterFromQuery] private string? To { get; set; }

    [SupplyParameterFromQuery] private string? Count { get; set; }

    [SupplyParameterFromQuery] private string? Ping { get; set; }

    private VerifyAddress Here => new(DeploymentId, From, Source, To, Count, Ping);

    /// <summary>The ping of the address, else one that runs, else the latest.</summary>
    private PingView? Selected => Ping is null
        ? views.FirstOrDefault(view => view.Verdict == PingVerdict.InProgress) ?? views.FirstOrDefault()
        : views.FirstOrDefault(view => view.Ping.Id == Ping);

    private string FaultText => string.Join(' ', verification!.Faults.Select(fault => T[
        "FaultLine", fault.Cause.In(CultureInfo.CurrentUICulture.Name), fault.NextAct.In(CultureInfo.CurrentUICulture.Name), fault.Code].Value));

    public void Dispose()
    {
        subscription?.Dispose();
        live?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        // The cloud may take its time; the prerendered page shows the shape of what will come.
        if (!RendererInfo.IsInteractive) return;
        if (opened != DeploymentId)
        {
            Dispose();
            opened = DeploymentId;
            live = new LiveReading(() => InvokeAsync(ReadPingsAsync));
            subscription = Notifier.Subscribe(ChangeNotifier.Deployment(DeploymentId), live.Changed);
            await ReadAsync();
        }
        else if (verification is not null)
        {
            choice = VerifyChoice.From(verification, Here);
        }
    }

    private async Task ReadAsync()
    {
        try
        {
            verification = await Verifications.OpenAsync(DeploymentId, CancellationToken.None);
            (failed, isMissing, name) = (false, verification is null, verification?.Name);
            if (verification is null) return;
            choice = VerifyChoice.From(verification, Here);
            Take(verification.Pings);
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            failed = true;
        }
    }

    private async Task ReadPingsAsync()
    {
        var running = views.Where(view => view.Verdict == PingVerdict.InProgress).Select(view => view.Ping.Id).ToHashSet(StringComparer.Ordinal);
        Take(await Verifications.PingsAsync(DeploymentId, CancellationToken.None));
        // The path is read again with the end of a ping, so that a failure is explained by how things are now.
        if (views.FirstOrDefault(view => running.Contains(view.Ping.Id) && view.Verdict != PingVerdict.InProgress) is { } ended)
        {
            announcement = T["Announce", ended.Output.Summary?.Received ?? 0, ended.Ping.Count];
            StateHasChanged();
            await ReadAsync();
        }

        StateHasChanged();
    }

    private void Take(IReadOnlyList<PingProof> found)
    {
        pings = found;
        views = [.. found.Select(PingView.From)];
    }

    private void Type(VerifyChoice typed) => choice = typed;

    private void Keep(VerifyChoice kept)
    {
        choice = kept;
        Navigation.NavigateTo(kept.ToAddress(DeploymentId, Ping).ToUri(), replace: true);
    }

    private async Task StartAsync()
    {
        if (verification is null || choice is null) return;
        errors = VerifyCheck.Problems(verification, choice, T);
        if (errors.Count > 0) return;
        var side = verification.Side(choice.SourceSide)!;
        var destination = choice.Destination.Trim();
        var request = new PingRequest(
            DeploymentId, side.RegionId, side.Instances.First(one => one.Id == choice.SourceId),
            verification.Side(choice.SourceSide.Peer())?.Instances.FirstOrDefault(one => one.PrivateIp == destination)?.Name ?? "",
            destination, VerifyCheck.CountOf(choice)!.Value);
        try
        {
            var id = await Verifications.StartAsync(request, await Actor.GetAsync(), CancellationToken.None);
            await ReadPingsAsync();
            Navigation.NavigateTo(choice.ToAddress(DeploymentId, id).ToUri());
        }
        catch (Exception exception) when (StorageFault.Is(exception))
        {
            errors = [new(VerifyCheck.AddressField, T["StartFailed"])];
        }
    }

    private string HrefOf(string pingId) => (Here with { Ping = pingId }).ToUri();

    private string Between(SideKey from) => T["FromTo", NameOf(from), NameOf(from.Peer())];

    private string NameOf(SideKey side) => verification?.Side(side)?.VpcName is { Length: > 0 } vpc ? vpc : $"VPC{(int)side}";
}
