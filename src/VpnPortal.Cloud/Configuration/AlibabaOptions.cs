using System.Diagnostics;
using System.Text.Json.Serialization;

namespace VpnPortal.Cloud.Configuration;

/// <summary>How the portal reaches Alibaba Cloud; configuration section <c>Cloud</c>. Prints without its secrets.</summary>
public sealed class AlibabaOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Cloud";

    /// <summary>
    /// <c>host[:port]</c> for all products, without scheme: a name under <c>aliyuncs.com</c> or loopback.
    /// Empty: each product's endpoint of the region that is called.
    /// </summary>
    public string Endpoint { get; set; } = "";

    /// <summary><c>HTTPS</c>, or <c>HTTP</c> with a loopback <see cref="Endpoint"/> only.</summary>
    public string Protocol { get; set; } = "HTTPS";

    /// <summary>Id of the access key.</summary>
    public string AccessKeyId { get; set; } = "";

    /// <summary>Secret of the access key.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string AccessKeySecret { get; set; } = "";

    /// <summary>Token of temporary (STS) credentials, else empty.</summary>
    [JsonIgnore]
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string SecurityToken { get; set; } = "";

    /// <summary>
    /// <c>Body</c>: every parameter travels in the form body. <c>Query</c>: as the official SDK sends them, all in the
    /// query except <c>TunnelOptionsSpecification</c>. Pre-shared keys are in the body either way.
    /// </summary>
    public string ParameterPlacement { get; set; } = "Body";

    /// <summary>Limit of one call from connect to the last byte, 1–300 seconds.</summary>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>What the account may hold; what does not fit is refused before anything is bought.</summary>
    public QuotaOptions Quotas { get; set; } = new();

    /// <summary>Uses the proxy named in the environment for calls to the real cloud. Off by default.</summary>
    public bool UseSystemProxy { get; set; }

    /// <summary>True when <see cref="Protocol"/> is <c>HTTP</c>.</summary>
    [JsonIgnore]
    public bool IsPlainHttp => string.Equals(Protocol, "HTTP", StringComparison.OrdinalIgnoreCase);

    /// <summary>True when parameters travel in the query.</summary>
    [JsonIgnore]
    public bool UsesQuery => string.Equals(ParameterPlacement, "Query", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Protocol} {(Endpoint.Length == 0 ? "regional endpoints" : Endpoint)}, access key {AccessKeyId}, secret •••";
}
