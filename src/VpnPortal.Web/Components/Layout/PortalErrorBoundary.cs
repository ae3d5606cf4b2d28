using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;

namespace VpnPortal.Web.Components.Layout;

/// <summary>Keeps the shell alive when a page fails, and names an id that leads to the log line.</summary>
public sealed partial class PortalErrorBoundary : ErrorBoundaryBase
{
    private const string IdKey = "portal.error-id";

    [Inject] private ILogger<PortalErrorBoundary> Logger { get; set; } = default!;

    public static string IdOf(Exception failure) => failure.Data[IdKey] as string ?? string.Empty;

    protected override Task OnErrorAsync(Exception exception)
    {
        var id = Guid.NewGuid().ToString("N")[..12];
        exception.Data[IdKey] = id;
        LogPageFailed(Logger, id, exception);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        if (CurrentException is null) builder.AddContent(0, ChildContent);
        else if (ErrorContent is not null) builder.AddContent(1, ErrorContent(CurrentException));
    }

    [LoggerMessage(1, LogLevel.Error, "A page failed; error id {ErrorId}.")]
    private static partial void LogPageFailed(ILogger logger, string errorId, Exception exception);
}
