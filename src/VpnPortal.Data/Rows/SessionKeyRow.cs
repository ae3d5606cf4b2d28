namespace VpnPortal.Data.Rows;

/// <summary>A key that signs cookies and tokens, in its envelope.</summary>
public sealed class SessionKeyRow
{
    public required string Name { get; init; }
    public required byte[] Envelope { get; init; }
}
