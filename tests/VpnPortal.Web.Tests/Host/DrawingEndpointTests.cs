using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Core.Auditing;
using VpnPortal.Data.Stores;
using VpnPortal.Engine.Drafting;

namespace VpnPortal.Web.Tests.Host;

public sealed class DrawingEndpointTests(DemoFactory portal) : IClassFixture<DemoFactory>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Anonymous_IsSentToSignIn()
    {
        using var answer = await portal.Browser().GetAsync($"/deployments/{portal.DeploymentId}/topology.svg", Token);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task Member_GetsTheRunAsItStands_WithoutAnyKey()
    {
        using var answer = await portal.Member.GetAsync($"/deployments/{portal.DeploymentId}/topology.svg", Token);
        Assert.Equal((HttpStatusCode.OK, "image/svg+xml"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.EndsWith("topology.svg", answer.Content.Headers.ContentDisposition!.FileNameStar!, StringComparison.Ordinal);
        var text = await answer.Content.ReadAsStringAsync(Token);
        var words = XDocument.Parse(text).Root!.Value;
        foreach (var word in new[] { "VPN网关1", "VPN网关2", "IPsec连接1", "169.254.20.0/30", "eu-central-1c", "Master tunnel" })
            Assert.Contains(word, words, StringComparison.Ordinal);
        Assert.DoesNotContain("no public IP yet", words, StringComparison.Ordinal);
        var draft = await portal.Services.GetRequiredService<DraftStore>().FindAsync(portal.DeploymentId, Token);
        foreach (var key in draft!.Draft.Secrets.Values.Select(key => key.Reveal()))
        foreach (var form in new[] { key, Convert.ToBase64String(Encoding.UTF8.GetBytes(key)) })
            Assert.DoesNotContain(form, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Draft_IsDrawnAsFarAsItIsKnown()
    {
        var draft = await portal.Services.GetRequiredService<DraftingService>().CreateAsync(VpnPortal.Core.Drafts.VpcToVpcFields.Scenario, "<never> & run", new Actor("", "lin", ""), Token);
        var root = XDocument.Parse(await portal.Member.GetStringAsync($"/deployments/{draft}/topology.svg", Token)).Root!;
        Assert.Equal("<never> & run · Network topology", root.Elements().First().Value);
        Assert.Contains("no VPC chosen yet", root.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownDeployment_IsNotFound()
    {
        using var answer = await portal.Member.GetAsync("/deployments/nonsense/topology.svg", Token);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
