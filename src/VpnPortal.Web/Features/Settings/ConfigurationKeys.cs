namespace VpnPortal.Web.Features.Settings;

/// <summary>A configuration key; <c>Text</c> is a key of <see cref="SettingsTexts"/>.</summary>
public sealed record ConfigurationKey(string Name, string Text);

/// <summary>What there is to configure, and an example for a real account that holds no secret.</summary>
public static class ConfigurationKeys
{
    public static readonly IReadOnlyList<ConfigurationKey> All =
    [
        new("Portal:Demo", "KeyDemo"),
        new("Cloud:Endpoint", "KeyEndpoint"),
        new("Cloud:Protocol", "KeyProtocol"),
        new("Cloud:AccessKeyId, Cloud:AccessKeySecret", "KeyAccessKey"),
        new("Cloud:SecurityToken", "KeyToken"),
        new("Portal:DataDirectory", "KeyData"),
        new("Portal:SecretKey", "KeySecret"),
        new("Backups:Interval, Backups:KeepRecent, Backups:KeepDays", "KeyBackups"),
        new("Storage:WarnBelowMegabytes, Storage:NoNewRunsBelowMegabytes", "KeyStorage"),
        new("Metrics:OpenToAll", "KeyMetrics"),
    ];

    /// <summary>Lines for a shell.</summary>
    /// <param name="word">Words of a comment by their key.</param>
    public static string Example(Func<string, string> word) => string.Join('\n',
    [
        $"# {word("ExampleDemoOff")}",
        "export Portal__Demo=false",
        $"# {word("ExampleEndpoint")}",
        "export Cloud__Endpoint=",
        $"# {word("ExampleKey")}",
        "export Cloud__AccessKeyId=LTAI****************",
        "export Cloud__AccessKeySecret=\"$(cat /run/secrets/vpnportal-access-key)\"",
        $"# {word("ExampleData")}",
        "export Portal__DataDirectory=/var/lib/vpnportal",
        "dotnet VpnPortal.dll",
    ]);
}
