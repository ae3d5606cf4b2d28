using Microsoft.AspNetCore.Components;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Development;

public sealed partial class ComponentsPage
{
    private readonly IReadOnlyList<TabItem> tabs =
    [
        new("one", Sample.Say("概览", "Overview"), "/dev/components"),
        new("two", Sample.Say("路由", "Routes"), "/dev/components?tab=routes", 4),
    ];

    private bool asking;
    private int count;
    private DateTimeOffset started;

    [Inject] private TimeProvider Time { get; set; } = default!;

    protected override void OnInitialized() => started = Time.GetUtcNow().AddSeconds(-42);

    private static string Say(string zh, string en) => Sample.Say(zh, en);

    private Task CountAsync()
    {
        count++;
        return Task.CompletedTask;
    }
}
