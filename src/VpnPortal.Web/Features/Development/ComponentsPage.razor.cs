using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Development;

public sealed partial class ComponentsPage
{
    private readonly DateTimeOffset started = DateTimeOffset.UtcNow.AddSeconds(-42);
    private readonly IReadOnlyList<TabItem> tabs =
    [
        new("one", Sample.Say("概览", "Overview"), "/dev/components"),
        new("two", Sample.Say("路由", "Routes"), "/dev/components?tab=routes", 4),
    ];

    private bool asking;
    private int count;

    private static string Say(string zh, string en) => Sample.Say(zh, en);

    private Task CountAsync()
    {
        count++;
        return Task.CompletedTask;
    }
}
