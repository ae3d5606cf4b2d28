using Microsoft.Extensions.Configuration;
using Npgsql;

namespace VpnPortal.Data.Postgres;

/// <summary>Connections to the server. The connection string is a secret: it is read here and never shown.</summary>
public static class PostgresSource
{
    /// <summary>
    /// A portal that is frozen in the middle of a transaction must not hold the others up: the server ends such a transaction. Nobody
    /// waits for ever for a lock either.
    /// </summary>
    private const string Limits = "-c idle_in_transaction_session_timeout=10s -c lock_timeout=30s";

    /// <summary>Opens the pool.</summary>
    /// <exception cref="InvalidOperationException">There is no connection string, or it cannot be read.</exception>
    public static NpgsqlDataSource Open(IConfiguration configuration)
    {
        var text = configuration["Database:ConnectionString"];
        if (string.IsNullOrWhiteSpace(text))
            throw new InvalidOperationException("Database:ConnectionString is not set; PostgreSQL needs one, such as Host=db;Database=portal;Username=portal;Password=….");
        if (Read(text) is not { } settings)
            throw new InvalidOperationException("Database:ConnectionString cannot be read; it has the form Host=db;Database=portal;Username=portal;Password=….");
        settings.PersistSecurityInfo = false;
        settings.ApplicationName ??= "VpnPortal";
        settings.Options = string.IsNullOrEmpty(settings.Options) ? Limits : $"{Limits} {settings.Options}";
        return NpgsqlDataSource.Create(settings);
    }

    /// <summary>Null when it cannot be read. The exception is dropped: it quotes what it cannot read, and that may be the password.</summary>
    private static NpgsqlConnectionStringBuilder? Read(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            return null;
        }
    }
}
