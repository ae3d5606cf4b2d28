namespace VpnPortal.Cloud.Signing;

/// <summary>Where signatures take their nonce from. Every request sent needs a new one.</summary>
internal interface INonceSource
{
    /// <summary>A value never given out before.</summary>
    string Next();
}

/// <summary>Random GUIDs, as the official SDK for .NET uses.</summary>
internal sealed class RandomNonceSource : INonceSource
{
    public string Next() => Guid.NewGuid().ToString();
}
