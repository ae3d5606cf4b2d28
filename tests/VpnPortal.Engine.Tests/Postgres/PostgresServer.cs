using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

[assembly: AssemblyFixture(typeof(VpnPortal.Engine.Tests.Postgres.PostgresServer))]

namespace VpnPortal.Engine.Tests.Postgres;

/// <summary>
/// One real PostgreSQL server for all tests of this assembly, started by the first that asks for a database; each gets one of its own. The server refuses
/// to run as root, so root starts it as the user postgres.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string folder = Directory.CreateTempSubdirectory("portal-pg-").FullName;
    private readonly int port = FreePort();
    private string? binaries;
    private int databases;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>An empty database. Skips the test, with the reason, where there is no server to be had.</summary>
    public async Task<TeamDatabase> NewDatabaseAsync()
    {
        await gate.WaitAsync(Stop);
        try
        {
            if (binaries is null)
            {
                binaries = Binaries();
                Assert.SkipWhen(binaries is null, "PostgreSQL is not installed: neither initdb in the PATH nor in /usr/lib/postgresql.");
                Assert.SkipWhen(IsRoot && !File.Exists("/usr/bin/setpriv"), "The tests run as root, whom PostgreSQL refuses, and there is no setpriv.");
                await StartAsync();
            }
        }
        finally
        {
            gate.Release();
        }

        var name = $"portal{Interlocked.Increment(ref databases)}";
        await using var admin = new NpgsqlConnection(ConnectionString("postgres"));
        await admin.OpenAsync(Stop);
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", admin);
        await create.ExecuteNonQueryAsync(Stop);
        return new TeamDatabase(ConnectionString(name), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }

    /// <summary>Stops the server the way an administrator does in a hurry and starts it again.</summary>
    public async Task RestartAsync()
    {
        await RunAsync("pg_ctl", "stop", "-D", $"{folder}/data", "-m", "immediate", "-w");
        await RunAsync("pg_ctl", "start", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log");
    }

    public async ValueTask DisposeAsync()
    {
        if (binaries is not null && File.Exists($"{folder}/data/postmaster.pid")) await RunAsync("pg_ctl", "stop", "-D", $"{folder}/data", "-m", "immediate", "-w");
        Directory.Delete(folder, recursive: true);
        gate.Dispose();
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={port};Database={database};Username=portal;Password={PortalPassword};Maximum Pool Size=30;Timeout=10";

    /// <summary>Planted, so that tests can look for it where it must not be.</summary>
    public const string PortalPassword = "planted-password-of-the-database";

    private async Task StartAsync()
    {
        var password = $"{folder}/password";
        await File.WriteAllTextAsync(password, PortalPassword, Stop);
        if (IsRoot) await RunToEndAsync("chown", "-R", "postgres", folder);
        await RunAsync("initdb", "-D", $"{folder}/data", "-U", "portal", "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        var settings = $"""

            listen_addresses = '127.0.0.1'
            port = {port}
            unix_socket_directories = '{folder}'
            max_connections = 200
            shared_buffers = 32MB
            fsync = off
            """;
        await File.AppendAllTextAsync($"{folder}/data/postgresql.conf", settings, Stop);
        await RunAsync("pg_ctl", "start", "-D", $"{folder}/data", "-w", "-l", $"{folder}/log");
    }

    private Task RunAsync(string program, params string[] arguments) => IsRoot
        ? RunToEndAsync("/usr/bin/setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", Path.Combine(binaries!, program), .. arguments])
        : RunToEndAsync(Path.Combine(binaries!, program), arguments);

    /// <summary>No pipes: the server would inherit them and never close them.</summary>
    private static async Task RunToEndAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync(CancellationToken.None);
        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string? Binaries()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
            .Concat(Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).Select(version => $"{version}/bin") : []);
        return folders.FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "pg_ctl")));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
