using Microsoft.AspNetCore.Identity;

namespace VpnPortal.Data;

/// <summary>A person's account.</summary>
public sealed class PortalUser : IdentityUser
{
    /// <summary>When the account was made, UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }
}
