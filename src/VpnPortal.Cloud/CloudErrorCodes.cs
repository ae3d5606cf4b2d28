namespace VpnPortal.Cloud;

/// <summary>Codes of our own, for failures in which the API said nothing usable. All others are the API's words.</summary>
public static class CloudErrorCodes
{
    /// <summary>Start of every code about the way to the cloud.</summary>
    public const string TransportPrefix = "Transport.";

    /// <summary>No connection could be made; nothing was sent.</summary>
    public const string ConnectFailed = "Transport.ConnectFailed";

    /// <summary>The endpoint's name has no address; nothing was sent.</summary>
    public const string NameNotResolved = "Transport.NameNotResolved";

    /// <summary>The TLS handshake failed; nothing was sent.</summary>
    public const string TlsFailed = "Transport.TlsFailed";

    /// <summary>The connection broke after the request had been handed to it.</summary>
    public const string ConnectionLost = "Transport.ConnectionLost";

    /// <summary>No complete answer within the configured time.</summary>
    public const string Timeout = "Transport.Timeout";

    /// <summary>An answer that is not the API's: HTML of a proxy, nothing at all, or JSON without what was asked for.</summary>
    public const string UnusableAnswer = "Transport.UnusableAnswer";

    /// <summary>The endpoint's name leads to an address that the portal must not call; nothing was sent.</summary>
    public const string ForbiddenAddress = "Transport.ForbiddenAddress";

    /// <summary>The region is not written like a region; nothing was sent.</summary>
    public const string InvalidRegion = "Transport.InvalidRegion";

    /// <summary>The <c>Cloud</c> configuration section became invalid while running; nothing was sent.</summary>
    public const string InvalidConfiguration = "Configuration.Invalid";
}
