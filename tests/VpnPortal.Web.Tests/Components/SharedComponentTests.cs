using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using VpnPortal.Core.Observation;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Tests.Components;

public sealed class SharedComponentTests
{
    private static readonly IReadOnlyList<PickerRow> Vpcs =
        [new("vpc-1", "VPC1", ["10.0.0.0/16"]), new("vpc-2", "VPC2", ["192.168.0.0/16"]), new("vpc-3", "VPC3", [], null, "没有交换机")];

    public static TheoryData<DisplayState> States() => [.. Enum.GetValues<DisplayState>()];

    [Theory, MemberData(nameof(States))]
    public async Task StatusChip_EveryState_HasIconWordAndColourInBothLanguages(DisplayState state)
    {
        foreach (var (culture, word) in new[] { ("zh-CN", state.Word().Zh), ("en", state.Word().En) })
        {
            await using var host = new ComponentHost(culture);
            await host.RenderAsync<StatusChip>(("State", state));
            var chip = await host.FindAsync(".chip");
            Assert.Equal(word, chip.TextContent.Trim());
            Assert.Contains($"chip-{state.Word().Role.ToString().ToLowerInvariant()}", chip.ClassName, StringComparison.Ordinal);
            Assert.NotNull(chip.QuerySelector("svg path"));
        }
    }

    [Fact]
    public async Task TextField_WithError_NamesItForScreenReaders()
    {
        await using var host = new ComponentHost();
        await host.RenderAsync<TextField>(("Id", "cidr"), ("Label", "网段"), ("Help", "例如 10.0.0.0/16"), ("Error", "主机位不为 0"));
        var input = await host.FindAsync("#cidr");
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("cidr-error cidr-help", input.GetAttribute("aria-describedby"));
        Assert.Equal("主机位不为 0", (await host.FindAsync("#cidr-error")).TextContent.Trim());
    }

    [Fact]
    public async Task Button_RefusedWithReason_ShowsItAndIgnoresTheClick()
    {
        await using var host = new ComponentHost();
        await host.RenderAsync<Button>(("NotBecause", "还缺 2 项"), ("ChildContent", (RenderFragment)(builder => builder.AddContent(0, "下一步"))));
        var button = await host.FindAsync("button");
        Assert.Equal("true", button.GetAttribute("aria-disabled"));
        Assert.Equal("还缺 2 项", (await host.FindAsync($"#{button.GetAttribute("aria-describedby")}")).TextContent);
        await Assert.ThrowsAsync<Xunit.Sdk.XunitException>(() => host.SendAsync("onclick", "type", "button", new MouseEventArgs()));
    }

    [Fact]
    public async Task ChoiceField_TheChosenOneHasTheId_AndAnotherCanBeTaken()
    {
        string? taken = null;
        await using var host = new ComponentHost();
        await host.RenderAsync<ChoiceField>(
            ("Id", "routing"), ("Label", "路由方式"), ("Value", "bgp"), ("Choices", new[] { new Choice("static", "静态路由", "一条"), new Choice("bgp", "BGP", "自动") }),
            ("ValueChanged", EventCallback.Factory.Create<string?>(this, value => taken = value)));
        Assert.Equal("bgp", (await host.FindAsync("#routing")).GetAttribute("value"));
        await host.SendAsync("onchange", "value", "static", new ChangeEventArgs { Value = "static" });
        Assert.Equal("static", taken);
    }

    [Fact]
    public async Task ChoiceField_WithNothingChosen_CanStillBeFocused()
    {
        await using var host = new ComponentHost();
        await host.RenderAsync<ChoiceField>(("Id", "routing"), ("Label", "路由方式"), ("Error", "请选择"), ("Choices", new[] { new Choice("static", "静态路由", "一条") }));
        Assert.Equal("true", (await host.FindAsync("#routing")).GetAttribute("aria-invalid"));
        Assert.Equal("routing-error", (await host.FindAsync("fieldset")).GetAttribute("aria-describedby"));
    }

    [Fact]
    public async Task PickerField_ByKeyboard_TakesTheSearchedRow()
    {
        string? taken = null;
        await using var host = new ComponentHost();
        await host.RenderAsync<PickerField>(
            ("Id", "vpc"), ("Label", "VPC"), ("Rows", Vpcs), ("ValueChanged", EventCallback.Factory.Create<string?>(this, key => taken = key)));
        await host.SendAsync("oninput", "id", "vpc", new ChangeEventArgs { Value = "192.168" });
        Assert.Equal(1, await host.CountAsync("[role=option]"));
        Assert.Equal("true", (await host.FindAsync("#vpc")).GetAttribute("aria-expanded"));
        await host.SendAsync("onkeydown", "id", "vpc", new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal("vpc-2", taken);
    }

    [Fact]
    public async Task PickerField_RowsThatArriveWhileItIsSearched_JoinTheList()
    {
        IReadOnlyList<PickerRow> rows = [];
        await using var host = new ComponentHost();
        await host.RenderAsync<LatePicker>(("RowsNow", () => rows));
        await host.SendAsync("oninput", "id", "vpc", new ChangeEventArgs { Value = "192.168" });
        Assert.Equal(0, await host.CountAsync("[role=option]"));
        rows = Vpcs;
        await host.SendAsync("onclick", "id", "again", new MouseEventArgs());
        Assert.Equal("VPC2", (await host.FindAsync("[role=option] .picker-title")).TextContent.Trim());
        Assert.Equal(1, await host.CountAsync("[role=option]"));
        Assert.Equal("192.168", (await host.FindAsync("#vpc")).GetAttribute("value"));
    }

    /// <summary>Renders the picker again whenever its button is clicked.</summary>
    private sealed class LatePicker : ComponentBase
    {
        [Parameter, EditorRequired] public Func<IReadOnlyList<PickerRow>> RowsNow { get; set; } = default!;

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<PickerField>(0);
            builder.AddComponentParameter(1, "Id", "vpc");
            builder.AddComponentParameter(2, "Label", "VPC");
            builder.AddComponentParameter(3, "Rows", RowsNow());
            builder.CloseComponent();
            builder.OpenElement(4, "button");
            builder.AddAttribute(5, "id", "again");
            builder.AddAttribute(6, "onclick", EventCallback.Factory.Create(this, StateHasChanged));
            builder.CloseElement();
        }
    }

    [Fact]
    public async Task PickerField_ARowThatCannotBeTaken_SaysWhyAndStays()
    {
        string? taken = null;
        await using var host = new ComponentHost();
        await host.RenderAsync<PickerField>(
            ("Id", "vpc"), ("Label", "VPC"), ("Rows", Vpcs), ("ValueChanged", EventCallback.Factory.Create<string?>(this, key => taken = key)));
        await host.SendAsync("onclick", "id", "vpc", new MouseEventArgs());
        await host.SendAsync("onkeydown", "id", "vpc", new KeyboardEventArgs { Key = "End" });
        await host.SendAsync("onkeydown", "id", "vpc", new KeyboardEventArgs { Key = "Enter" });
        Assert.Null(taken);
        Assert.Equal("没有交换机", (await host.FindAsync(".picker-not")).TextContent);
    }

    [Fact]
    public async Task SecretField_WithAValue_NeverRendersAnInputUntilAskedTo()
    {
        await using var host = new ComponentHost("en");
        await host.RenderAsync<SecretField>(("Id", "psk"), ("Label", "Pre-shared key"), ("HasValue", true), ("Generated", true));
        Assert.Equal(0, await host.CountAsync("input"));
        Assert.Equal("generated", (await host.FindAsync(".secret-word")).TextContent);
        await host.SendAsync("onclick", "id", "psk", new MouseEventArgs());
        Assert.Null((await host.FindAsync("input")).GetAttribute("value"));
    }

    [Fact]
    public async Task ErrorSummary_LinksToFieldsOfThisPage()
    {
        await using var host = new ComponentHost("en");
        await host.RenderAsync<ErrorSummary>(("Errors", (IReadOnlyList<FieldError>)[new("cidr", "Host bits are set"), new("asn", "Too large")]));
        Assert.Equal("/page#cidr", (await host.FindAsync("a")).GetAttribute("href"));
        Assert.Equal("There are 2 problems", (await host.FindAsync("h2")).TextContent.Trim());
    }

    [Theory]
    [InlineData(30, "刚刚")]
    [InlineData(125, "2 分钟前")]
    [InlineData(7300, "2 小时前")]
    public async Task RelativeTime_SaysTheAgeAndKeepsTheAbsoluteTime(int seconds, string expected)
    {
        await using var host = new ComponentHost();
        await host.RenderAsync<RelativeTime>(("At", DateTimeOffset.UtcNow.AddSeconds(-seconds)));
        var time = await host.FindAsync("time");
        Assert.Equal(expected, time.TextContent);
        Assert.EndsWith("+00:00", time.GetAttribute("title"), StringComparison.Ordinal);
    }
}
