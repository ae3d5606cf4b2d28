using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using VpnPortal.Core.Auditing;
using VpnPortal.Core.Primitives;
using VpnPortal.Engine.Provisioning;
using VpnPortal.Web.Features.Account;
using VpnPortal.Web.Features.History;

namespace VpnPortal.Web.Tests.Features;

public sealed class HistoryWordsTests
{
    public static TheoryData<string> StoredWords() =>
    [
        .. Enum.GetNames<StartRefusal>()
            .Concat(Enum.GetNames<SignInRefusal>())
            .Concat(Enum.GetNames<StepUpOutcome>().Where(name => name != nameof(StepUpOutcome.Confirmed)))
            .Concat(SideKeys.Both.Select(side => side.Name())).Distinct(),
    ];

    [Theory, MemberData(nameof(StoredWords))]
    public void Detail_StoredWord_IsSaidInChinese(string word) => Assert.Matches("[一-鿿]", HistoryWords.DetailOf(Texts("zh-CN"), word));

    [Theory]
    [InlineData("strongswan, side2, WrongPassword", "strongSwan（swanctl），VPC2 侧的设备，密码不正确")]
    [InlineData("plan 0123456789ab", "方案 0123456789ab")]
    [InlineData("Throttling.User", "Throttling.User")]
    [InlineData("vpn-gw8srwn7jd0e7lw0yyje", "vpn-gw8srwn7jd0e7lw0yyje")]
    public void Detail_OfSeveralWords_KeepsCodesAndIds(string stored, string expected) => Assert.Equal(expected, HistoryWords.DetailOf(Texts("zh-CN"), stored));

    [Fact]
    public void Visitor_HasNoName()
    {
        Assert.Equal("未登录的访客", HistoryWords.NameOf(Texts("zh-CN"), Actor.VisitorName));
        Assert.Equal("lin", HistoryWords.NameOf(Texts("zh-CN"), "lin"));
    }

    private static IStringLocalizer<HistoryTexts> Texts(string culture)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(culture);
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddLocalization();
        return services.BuildServiceProvider().GetRequiredService<IStringLocalizer<HistoryTexts>>();
    }
}
