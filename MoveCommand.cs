using VpnPortal.Data;
using VpnPortal.Data.Moving;
using VpnPortal.Data.Postgres;

namespace VpnPortal;

/// <summary><c>dotnet run -- move-to-postgres</c>: everything from the SQLite file to the server of <c>Database:ConnectionString</c>. The portal is stopped meanwhile.</summary>
internal static class MoveCommand
{
    public const string Name = "move-to-postgres";

    public static async Task<int> RunAsync(string[] args)
    {
        var configuration = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory }).Configuration;
        try
        {
            await using var target = PostgresSource.Open(configuration);
            var outcome = await new MoveToPostgres(DataDirectory.From(configuration), target, TimeProvider.System).RunAsync(CancellationToken.None);
            await Console.Out.WriteLineAsync(outcome.IsRepeated
                ? $"It was moved before; {outcome.Rows} rows are on the server."
                : $"{outcome.Rows} rows were moved. Start the portal with Database:Provider=PostgreSQL, and give every portal of the team the same key of secrets.");
            return 0;
        }
        catch (Exception exception) when (exception is InvalidOperationException || StorageFault.Is(exception))
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }
}
