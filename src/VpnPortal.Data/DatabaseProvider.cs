using Microsoft.Extensions.Configuration;

namespace VpnPortal.Data;

/// <summary>Which database the portal keeps everything in (<c>Database:Provider</c>).</summary>
public enum DatabaseProvider
{
    /// <summary>One file in the data directory, for one portal.</summary>
    Sqlite,

    /// <summary>A server (<c>Database:ConnectionString</c>), for one portal or several.</summary>
    PostgreSql,
}

/// <summary>Reads the configuration section <c>Database</c>.</summary>
public static class DatabaseConfiguration
{
    /// <summary>The provider that is configured; SQLite when none is.</summary>
    /// <exception cref="InvalidOperationException">There is no such provider.</exception>
    public static DatabaseProvider Provider(this IConfiguration configuration) => configuration["Database:Provider"] switch
    {
        null or "" => DatabaseProvider.Sqlite,
        var name when Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider) && Enum.IsDefined(provider) && !char.IsAsciiDigit(name[0]) => provider,
        var other => throw new InvalidOperationException($"Database:Provider is {other}; there are Sqlite and PostgreSQL."),
    };
}

/// <summary>Makes the database ready before anything else runs.</summary>
public interface IDatabaseStartup
{
    /// <summary>Migrates, checks, and loads the key of secrets.</summary>
    /// <exception cref="InvalidOperationException">The database cannot be used as it is; the message says why and what to do.</exception>
    Task RunAsync(CancellationToken cancellationToken);
}
