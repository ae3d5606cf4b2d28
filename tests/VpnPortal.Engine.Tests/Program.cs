using VpnPortal.Engine.Tests.Postgres;
using Xunit.Runner.InProc.SystemConsole;

namespace VpnPortal.Engine.Tests;

internal static class Program
{
    public static Task<int> Main(string[] args) =>
        args switch
        {
            [TeamMember.Argument, var cloud, var directory] => TeamMember.RunAsync(cloud, directory),
            [MoveTests.Argument, var directory] => MoveTests.RunAsync(directory),
            _ => ConsoleRunner.Run(args),
        };
}
