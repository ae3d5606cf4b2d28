using System.Globalization;
using Microsoft.AspNetCore.Components;
using VpnPortal.Engine;

namespace VpnPortal.Web.Shared;

/// <summary>
/// A page that reads a snapshot and reads it again when somebody says that it changed, at most twice a second. A page says what it
/// follows with <see cref="Follow"/>; everything is let go when the page is left.
/// </summary>
public abstract class LiveComponent : ComponentBase, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private readonly Dictionary<string, IDisposable> followed = new(StringComparer.Ordinal);

    // Whoever tells of a change does so in a language of its own; the page goes on in its reader's.
    private readonly (CultureInfo Formats, CultureInfo Words) reader = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
    private int due;
    private bool gone;

    /// <summary>The page was left; nothing may be taken hold of any more.</summary>
    protected bool IsGone => gone;

    [Inject] protected ChangeNotifier Changes { get; set; } = default!;

    public void Dispose()
    {
        gone = true;
        foreach (var subscription in followed.Values) subscription.Dispose();
        Release();
        GC.SuppressFinalize(this);
    }

    /// <summary>Reads the snapshot.</summary>
    protected abstract Task ReadAsync();

    /// <summary>Lets go of more when the page is left.</summary>
    protected virtual void Release()
    {
    }

    /// <summary>Follows exactly these topics. Prerendering follows nothing.</summary>
    protected void Follow(params IEnumerable<string> topics)
    {
        if (!RendererInfo.IsInteractive || gone) return;
        var wanted = topics.ToHashSet(StringComparer.Ordinal);
        foreach (var topic in followed.Keys.Except(wanted).ToList())
        {
            followed[topic].Dispose();
            followed.Remove(topic);
        }

        foreach (var topic in wanted.Except(followed.Keys).ToList()) followed[topic] = Changes.Subscribe(topic, OnChanged);
    }

    private void OnChanged()
    {
        if (Interlocked.Exchange(ref due, 1) == 0) _ = ReadSoonAsync();
    }

    private async Task ReadSoonAsync()
    {
        await Task.Delay(Pause);
        Interlocked.Exchange(ref due, 0);
        if (gone) return;
        var read = InvokeAsync(async () =>
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = reader;
            await ReadAsync();
            StateHasChanged();
        });
        await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (read.Exception is { } failure && !gone) await DispatchExceptionAsync(failure.GetBaseException());
    }
}
