using System.Globalization;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;
using VpnPortal.Web.Features.Development;
using VpnPortal.Web.Shared.Topology;
using VpnPortal.Web.Tests.Components;

namespace VpnPortal.Web.Tests.Topology;

public sealed class StandaloneSvgTests
{
    private const string Nasty = "<b>\"R&D\"</b> 'lab' ]]> ​\u0001\uD800 中文 & more";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Samples => ["whole", "empty", "broken", "bgp", "two", "one", "classic"];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Picture_IsTheDrawingOfThePage_WithoutItsStyleSheet(string sample)
    {
        var view = View(sample);
        var picture = XDocument.Parse(await SvgAsync("fra-prod", view)).Root!;
        await using var host = new ComponentHost();
        await host.RenderAsync<DrawnTopology>(("View", view), ("Layout", TopologyLayout.Wide(view)));
        var page = (await host.FindAsync("svg")).QuerySelectorAll("text").Select(text => text.TextContent).ToList();

        Assert.Equal(Svg + "svg", picture.Name);
        Assert.Equal(page, picture.Descendants(Svg + "text").Select(text => text.Value));
        Assert.All(picture.DescendantsAndSelf(), element => Assert.Equal(Svg, element.Name.Namespace));
        Assert.DoesNotContain(picture.DescendantsAndSelf().Attributes(), attribute =>
            attribute.Name.LocalName is "class" or "style" or "aria-hidden"
            || attribute.Value.Contains("var(", StringComparison.Ordinal) || attribute.Value == "currentColor");
        Assert.All(picture.Descendants(Svg + "text"), text => Assert.StartsWith("#", text.Attribute("fill")!.Value, StringComparison.Ordinal));
        Assert.Contains("Noto Sans CJK SC", picture.Attribute("font-family")!.Value, StringComparison.Ordinal);
        Assert.Equal(["title", "desc"], picture.Elements().Take(2).Select(element => element.Name.LocalName));
    }

    [Fact]
    public async Task Names_WithEveryBadCharacter_AreEscapedAndWhole()
    {
        var whole = SampleTopology.Whole;
        var one = (VpcSide)whole.One;
        var view = whole with
        {
            One = one with { Name = Nasty, RegionId = Nasty, Subnets = Nasty, Gateway = one.Gateway with { Name = Nasty, Asn = Nasty }, Connection = new(Nasty, true) },
            Two = ((DataCentreSide)SampleScenarios.TwoIps.Two) with { Name = Nasty, Device = new(Nasty, Nasty, Nasty, new string?[] { Nasty, Nasty }.ToEquatableArray()) },
        };
        var picture = XDocument.Parse(await SvgAsync(Nasty, view)).Root!;
        var shown = Nasty.Replace('\u0001', '\uFFFD').Replace('\uD800', '\uFFFD');
        Assert.StartsWith(shown, picture.Element(Svg + "title")!.Value, StringComparison.Ordinal);
        // Shortened texts keep the whole in their title.
        var texts = picture.Descendants(Svg + "text").Select(text => text.Element(Svg + "title")?.Value ?? text.Value).ToList();
        Assert.True(texts.Count(text => text.Contains(shown, StringComparison.Ordinal)) >= 9, string.Join('\n', texts));
        Assert.Empty(picture.Descendants(Svg + "b"));
        Assert.Contains(shown, picture.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("zh-CN", "网络拓扑", "主隧道：已连通")]
    [InlineData("en", "Network topology", "Master tunnel: up")]
    public async Task TitleAndDescription_SpeakTheReadersLanguage(string culture, string title, string words)
    {
        var picture = XDocument.Parse(await SvgAsync("", SampleTopology.Whole, culture)).Root!;
        Assert.Equal(title, picture.Element(Svg + "title")!.Value);
        Assert.Contains(words, picture.Element(Svg + "desc")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task States_AreInTheColoursOfTheLightTheme()
    {
        var picture = await SvgAsync("", SampleTopology.Broken);
        var tokens = await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "wwwroot/css/tokens.css"), TestContext.Current.CancellationToken);
        foreach (var role in new[] { ColourRole.Red, ColourRole.Amber, ColourRole.Blue, ColourRole.Green })
        {
            var start = tokens.IndexOf($"--{role.ToString().ToLowerInvariant()}-fg: light-dark(", StringComparison.Ordinal);
            Assert.Contains($"fill=\"{tokens[start..].Split('(')[1][..7]}\"", picture, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("fra-prod", "fra-prod-topology")]
    [InlineData("上海 / 法兰克福", "上海-法兰克福-topology")]
    [InlineData("<b>\"../R&D\"", "b-R-D-topology")]
    [InlineData("", "topology")]
    public void FileName_OfAnyName_IsOneThatFileSystemsTake(string name, string expected) => Assert.Equal(expected, DrawingFile.Name(name));

    private static TopologyView View(string sample) => sample switch
    {
        "whole" => SampleTopology.Whole,
        "empty" => SampleTopology.Empty,
        "broken" => SampleTopology.Broken,
        "bgp" => SampleScenarios.Bgp,
        "two" => SampleScenarios.TwoIps,
        "one" => SampleScenarios.OneIp,
        _ => SampleScenarios.Classic,
    };

    private static async Task<string> SvgAsync(string name, TopologyView view, string culture = "zh-CN")
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
        await using var services = new ServiceCollection().AddLogging().AddLocalization().BuildServiceProvider();
        return await new TopologyPicture(services, NullLoggerFactory.Instance, services.GetRequiredService<IStringLocalizer<TopologyTexts>>()).SvgAsync(name, view);
    }
}
