using VpnPortal.Engine.Tests.Postgres;
using Xunit.Runner.InProc.SystemConsole;

namespace VpnPortal.Engine.Tests;

internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args is [TeamMember.Argument, var cloud, var directory] ? TeamMember.RunAsync(cloud, directory) : ConsoleRunner.Run(args);
}
