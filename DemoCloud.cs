using VpnPortal.Data;
using VpnPortal.Emulator;
using VpnPortal.Engine.Exporting;

namespace VpnPortal;

/// <summary>Demo mode: the portal brings its own cloud, which lives in the data directory and survives a restart.</summary>
internal static class DemoCloud
{
    /// <summary>A gateway that takes the real cloud 1–5 minutes takes about 10 s (docs/decisions/0006).</summary>
    private const double DemoTimeScale = 18;

    /// <summary>Starts the emulator and points the cloud client at it, unless demo mode is off or an endpoint is configured.</summary>
    /// <returns>The running emulator, to be stopped with the portal; null when there is none.</returns>
    public static async Task<EmulatorServer?> StartDemoCloudAsync(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (!configuration.GetValue("Portal:Demo", defaultValue: true) || configuration["Cloud:Endpoint"] is { Length: > 0 })
        {
            configuration["Portal:Demo"] = "false";
            return null;
        }

        var options = new EmulatorOptions { TimeScale = DemoTimeScale, StateFile = DataDirectory.From(configuration).File("demo-cloud.json") };
        configuration.GetSection(EmulatorOptions.Section).Bind(options);
        var emulator = await EmulatorServer.StartAsync(options);
        configuration.AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Cloud:Endpoint"] = emulator.Address.Authority,
            ["Cloud:Protocol"] = "HTTP",
            ["Cloud:AccessKeyId"] = options.AccessKeyId,
            ["Cloud:AccessKeySecret"] = options.AccessKeySecret,
            ["Engine:TimeScale"] = options.TimeScale.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["Portal:DemoTimeScale"] = options.TimeScale.ToString(System.Globalization.CultureInfo.InvariantCulture),
        });
        builder.Services.AddSingleton<ISimulatedDevice>(new DemoDevice(emulator));
        return emulator;
    }

    /// <summary>In demo mode nobody has a device to configure, so the emulator brings it along.</summary>
    private sealed class DemoDevice(EmulatorServer emulator) : ISimulatedDevice
    {
        public void Load(string name, string parameterFile, IReadOnlyList<string> hosts) =>
            emulator.PlaceFromParameters(parameterFile, id: name, hosts: hosts);
    }
}
