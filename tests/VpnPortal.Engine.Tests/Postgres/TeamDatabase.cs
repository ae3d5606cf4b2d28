using Microsoft.Extensions.Hosting;

namespace VpnPortal.Engine.Tests.Postgres;

/// <summary>A database on a server, and the key that all portals of the team share.</summary>
public sealed record TeamDatabase(string ConnectionString, string? SecretKey = null)
{
    /// <summary>Lets the portal keep everything in that database.</summary>
    public void AddTo(HostApplicationBuilder builder)
    {
        builder.Configuration["Database:Provider"] = "PostgreSQL";
        builder.Configuration["Database:ConnectionString"] = ConnectionString;
        builder.Configuration["Portal:SecretKey"] = SecretKey;
    }
}
