using VpnPortal.Emulator.Landscape;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>Example 1 built up to its connections: gateways, customer gateways, both tunnels up.</summary>
public sealed record ExampleOne(EmulatedCloud Cloud, string Gateway1, string Gateway2, string Connection1, string Connection2)
{
    public const string Cidr1 = "10.0.0.0/16";
    public const string Cidr2 = "192.168.0.0/16";

    public static async Task<ExampleOne> Build(EmulatedCloud cloud, params (string, string)[] side2)
    {
        var (one, two) = (await cloud.Gateway(1), await cloud.Gateway(2));
        cloud.Clock.Advance(301);
        var customers = new List<string>();
        foreach (var gateway in new[] { two, one })
        {
            var seen = await cloud.Describe(gateway);
            customers.Add(await cloud.Customer((string)seen["InternetIp"]!));
            customers.Add(await cloud.Customer((string)seen["DisasterRecoveryInternetIp"]!));
        }

        var first = await cloud.Connection(one, (customers[0], customers[1]));
        var second = await cloud.Connection(two, (customers[2], customers[3]), [("EffectImmediately", "false"), .. side2]);
        cloud.Clock.Advance(30);
        return new(cloud, one, two, first, second);
    }

    public async Task<ExampleOne> WithRoutes(bool publish2 = true)
    {
        await Cloud.Route(Gateway1, Connection1, Cidr2);
        await Cloud.Route(Gateway2, Connection2, Cidr1, publish2);
        Cloud.Clock.Advance(10);
        return this;
    }

    public async Task<bool> Pings()
    {
        var result = await Cloud.Run(SeedIds.Ecs1, $"ping -c 3 -W 1 -i 0.2 {SeedIds.Ecs3Ip}");
        Assert.Equal((int?)result["ExitCode"] == 0 ? "Success" : "Failed", (string?)result["InvocationStatus"]);
        return (int?)result["ExitCode"] == 0;
    }
}
