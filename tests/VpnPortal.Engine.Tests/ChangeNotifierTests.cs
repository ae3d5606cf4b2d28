using System.Globalization;

namespace VpnPortal.Engine.Tests;

public sealed class ChangeNotifierTests
{
    [Fact]
    public async Task Notify_FromAnotherLanguage_CallsTheListenerInItsOwn()
    {
        var notifier = new ChangeNotifier();
        var heard = new List<string>();
        foreach (var language in new[] { "zh-CN", "en" }) await InAsync(language, () => notifier.Subscribe("topic", () => heard.Add(CultureInfo.CurrentUICulture.Name)));
        await InAsync("fr", () =>
        {
            notifier.Notify("topic");
            Assert.Equal("fr", CultureInfo.CurrentUICulture.Name);
        });
        Assert.Equal(["en", "zh-CN"], heard.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Notify_OtherTopicOrDisposed_IsNotHeard()
    {
        var (notifier, heard) = (new ChangeNotifier(), 0);
        var subscription = notifier.Subscribe("topic", () => heard++);
        notifier.Notify("other");
        notifier.Notify("topic");
        subscription.Dispose();
        notifier.Notify("topic");
        Assert.Equal(1, heard);
    }

    /// <summary>As a circuit or a request of that language does it; the language ends with it.</summary>
    private static async Task InAsync(string language, Action act)
    {
        await Task.Yield();
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        act();
    }
}
