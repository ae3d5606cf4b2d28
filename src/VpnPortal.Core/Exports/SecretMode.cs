namespace VpnPortal.Core.Exports;

/// <summary>Whether an export holds the pre-shared keys.</summary>
public enum SecretMode
{
    /// <summary>Every key is replaced; the file may go into a ticket.</summary>
    Masked,

    /// <summary>The keys stand in the file; the caller has audited that first.</summary>
    Revealed,
}
