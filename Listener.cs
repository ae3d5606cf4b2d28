namespace VpnPortal;

/// <summary>Where the portal listens and finds its static files when nobody says otherwise.</summary>
internal static class Listener
{
    private const string DefaultUrl = "http://127.0.0.1:8080";

    public static void UsePortalListener(this WebApplicationBuilder builder)
    {
        var configured = builder.Configuration["urls"] is { Length: > 0 }
            || builder.Configuration["http_ports"] is { Length: > 0 }
            || builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
        if (!configured) builder.WebHost.UseUrls(DefaultUrl);

        // Build output keeps its assets in the source tree; published output has them in wwwroot and carries no such manifest.
        var manifest = Path.Combine(AppContext.BaseDirectory, $"{builder.Environment.ApplicationName}.staticwebassets.runtime.json");
        if (File.Exists(manifest)) builder.WebHost.UseStaticWebAssets();
    }
}

/// <summary>Lets tests name this assembly; the emulator has a <c>Program</c>, too.</summary>
public sealed class PortalHost;
