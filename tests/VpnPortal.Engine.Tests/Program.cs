using VpnPortal.Engine.Tests.Postgres;
using VpnPortal.Engine.Tests.Runs;
using Xunit.Runner.InProc.SystemConsole;

namespace VpnPortal.Engine.Tests;

internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args switch
        {
            [PortalProcess.Argument, var cloud, var directory] => PortalProcess.RunAsync(cloud, directory),
            [MoveTests.Argument, var directory] => MoveTests.RunAsync(directory),
            _ => ConsoleRunner.Run(args),
        };
}
