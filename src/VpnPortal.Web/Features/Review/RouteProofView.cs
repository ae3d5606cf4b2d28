using Microsoft.Extensions.Localization;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Primitives;
using VpnPortal.Core.Reachability;
using VpnPortal.Core.Topology;
using VpnPortal.Web.Features.Wizard;

namespace VpnPortal.Web.Features.Review;

/// <summary>Where every packet would go, as the review shows it.</summary>
/// <param name="Warnings">What would stay unreachable, circle or come back another way, with the field that decides.</param>
public sealed record RouteProofView(Scenario Scenario, RouteProof Proof, IReadOnlyList<ReviewProblem> Warnings)
{
    public static RouteProofView Of(IStringLocalizer<WizardTexts> names, Scenario scenario, Engine.Provisioning.Review review)
    {
        var proof = ProofOf(scenario, review);
        return new(scenario, proof, [.. RouteFindings.Of(scenario, proof).Select(finding => ReviewProblem.Of(names, review.Draft, finding))]);
    }

    public static RouteProof ProofOf(Scenario scenario, Engine.Provisioning.Review review) =>
        RouteProof.Of(scenario, side => NetworksOf(review.Draft.Reading.Side(side)));

    private static IReadOnlyList<Cidr> NetworksOf(SideReading side) =>
        [.. (side.Vpc?.Cidrs ?? default).Select(text => CidrText.Read(text).Value).OfType<Cidr>()];
}
