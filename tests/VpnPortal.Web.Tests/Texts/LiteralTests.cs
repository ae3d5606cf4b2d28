namespace VpnPortal.Web.Tests.Texts;

public sealed class LiteralTests
{
    // The words of the development pages are samples for builders of the portal, never seen by its users.
    public static TheoryData<string> Pages() =>
        [.. SourceTree.WebFiles("*.razor").Select(path => Path.GetRelativePath(SourceTree.Web, path))
            .Where(path => !path.StartsWith(Path.Combine("Features", "Development"), StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Pages))]
    public void Markup_ShowsResourcesOnly(string page) =>
        Assert.Empty(MarkupLiterals.In(File.ReadAllText(Path.Combine(SourceTree.Web, page))));

    [Theory]
    [InlineData("<p>Hello there</p>")]
    [InlineData("<p>你好</p>")]
    [InlineData("<p>@T[\"Key\"] left over</p>")]
    [InlineData("<input title=\"Name of it\" />")]
    [InlineData("<Field Label=\"名称\" Id=\"x\" />")]
    [InlineData("@if (open)\n{\n  <b>open now</b>\n}")]
    public void Canary_ALiteral_IsFound(string markup) => Assert.NotEmpty(MarkupLiterals.In(markup));

    [Theory]
    [InlineData("<p class=\"lead\">@T[\"Key\", Count]</p>")]
    [InlineData("<Button OnClick=\"() => Go(x)\">@(a ? T[\"Yes\"] : T[\"No\"])</Button>")]
    [InlineData("@page \"/x\"\n@inject Thing T\n<PageTitle>@T[\"Title\"] · VpnPortal</PageTitle>")]
    [InlineData("@foreach (var x in Items)\n{\n  var y = x;\n  <li>@y.Name</li>\n}\n\n@code {\n  private string text = \"word\";\n}")]
    public void Canary_AResource_IsNotFound(string markup) => Assert.Empty(MarkupLiterals.In(markup));
}
