using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Engine;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Tests.Components;

public sealed class LiveComponentTests
{
    private readonly ChangeNotifier notifier = new();

    [Theory]
    [InlineData("en", "zh-CN")]
    [InlineData("zh-CN", "")]
    public async Task Change_ToldInAnotherLanguage_IsReadInTheReaders(string reader, string teller)
    {
        TaskCompletionSource<string> read = new();
        await using var host = new ComponentHost(reader, services => services.AddSingleton(notifier), isLive: true);
        await host.RenderAsync<Reading>(("Read", (Action<string>)(culture => read.TrySetResult(culture))));
        await Task.Run(() => Tell(teller));
        Assert.Equal(reader, await read.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
    }

    private void Tell(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        notifier.Notify("topic");
    }

    private sealed class Reading : LiveComponent
    {
        private bool isAgain;

        [Parameter, EditorRequired] public Action<string> Read { get; set; } = default!;

        protected override Task OnParametersSetAsync() => ReadAsync();

        protected override Task ReadAsync()
        {
            Follow("topic");
            if (isAgain) Read(CultureInfo.CurrentUICulture.Name);
            isAgain = true;
            return Task.CompletedTask;
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
        }
    }
}
