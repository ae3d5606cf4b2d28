using System.Globalization;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Planning;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Topology;
using VpnPortal.Engine.Drafting;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Wizard;

/// <summary>The five documented steps with one line of what was decided, or of what is missing.</summary>
public static class StepSummaries
{
    public static IReadOnlyList<StepItem> Of(IStringLocalizer<WizardTexts> texts, OpenDraft draft) =>
        [.. StepNumber.All.Select(step => ItemOf(texts, draft, step))];

    /// <summary>IKEv2 · AES-256 · SHA-256 · group14 · PFS group14 · 86400 s, with phase 2 told apart only where it differs.</summary>
    public static string Crypto(DraftReading draft)
    {
        string Word(string path) => CryptoNames.Of(draft.Text(path));
        var (encryption, authentication) = (Word(FieldPaths.IkeEncryption), Word(FieldPaths.IkeAuthentication));
        var (second, secondAuthentication) = (Word(FieldPaths.IpsecEncryption), Word(FieldPaths.IpsecAuthentication));
        var (lifetime, secondLifetime) = (draft.Text(FieldPaths.IkeLifetime), draft.Text(FieldPaths.IpsecLifetime));
        string[] parts =
        [
            Word(FieldPaths.IkeVersion), Both(encryption, second), Both(authentication, secondAuthentication),
            Word(FieldPaths.IkeDhGroup), $"PFS {Word(FieldPaths.IpsecPfs)}", $"{Both(lifetime, secondLifetime)} s",
        ];
        return string.Join(" · ", parts);
    }

    private static string Both(string first, string second) => first == second ? first : $"{first} / {second}";

    private static StepItem ItemOf(IStringLocalizer<WizardTexts> texts, OpenDraft draft, int step)
    {
        var errors = draft.Compilation.Diagnostics.Where(finding => finding.Severity == Severity.Error && StepNumber.Of(draft.Reading.Scenario, finding.Path) == step).ToList();
        var missing = errors.Count(error => error.Code == "field-required");
        var (summary, state) = errors.Count switch
        {
            0 when step == RouteStep(draft.Reading) && draft.Reading.Sides.Any(side => side.Subnets.Count == 0) => (texts["AfterVpc"].Value, null),
            0 => (Decided(texts, draft.Reading, step), (DisplayState?)DisplayState.Ready),
            var count when count == missing => (texts["StepMissing", missing].Value, null),
            var count => (texts["StepWrong", count].Value, DisplayState.Attention),
        };
        return new StepItem(DocumentedSteps.Name(draft.Reading.Scenario, step).In(CultureInfo.CurrentUICulture.Name), summary, state, StepNumber.Address(draft.Stored.DeploymentId, step));
    }

    private static string Decided(IStringLocalizer<WizardTexts> texts, DraftReading draft, int step) => (step, draft.Two.IsSite) switch
    {
        (1, _) => string.Join(" · ", draft.Sides.Select(side => side.ReusesGateway ? texts["Reused", side.GatewayName].Value : side.GatewayName)),
        (2, true) => string.Join(" / ", TunnelRoles.Both.Select(draft.Two.SiteIp).Distinct()),
        (2, false) => $"ASN {draft.One.Asn} / {draft.Two.Asn}",
        (3, _) => $"{CryptoNames.Of(draft.Text(FieldPaths.IkeVersion))} · {CryptoNames.Of(draft.Text(FieldPaths.IkeEncryption))} · {draft.Text(FieldPaths.IkeDhGroup)}",
        (4, true) => DeviceChoice.Find(texts, draft.Text(FieldPaths.SiteDevice))?.Name ?? draft.Text(FieldPaths.SiteDevice),
        (4, false) or (5, true) => Routes(texts, draft),
        _ => Ping(texts, draft),
    };

    private static string Routes(IStringLocalizer<WizardTexts> texts, DraftReading draft)
    {
        var kind = draft.IsClassic ? texts["WeightsShort"] : texts[draft.UsesBgp ? "RoutingBgp" : "RoutingStatic"];
        return $"{kind} · {Networks(draft.One)} ↔ {Networks(draft.Two)}";
    }

    private static string Ping(IStringLocalizer<WizardTexts> texts, DraftReading draft) =>
        draft.Text(FieldPaths.VerifySource).Length > 0 && draft.Text(FieldPaths.VerifyDestination).Length > 0
            ? texts["PingChosen"] : texts["PingLater"];

    private static int RouteStep(DraftReading draft) => StepNumber.Of(draft.Scenario, FieldPaths.Subnets(SideKey.One));

    private static string Networks(SideReading side) => string.Join(", ", side.Subnets.Select(subnet => subnet.Text));
}
