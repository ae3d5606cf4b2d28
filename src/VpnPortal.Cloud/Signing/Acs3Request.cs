namespace VpnPortal.Cloud.Signing;

/// <summary>Everything of a request that the signature covers.</summary>
/// <param name="Method"><c>POST</c> or <c>GET</c>.</param>
/// <param name="Host">Host as sent, with the port unless it is the default one.</param>
/// <param name="Path">Always <c>/</c> for the APIs used here.</param>
/// <param name="Query">Query parameters, unencoded, in any order.</param>
/// <param name="Action">API operation.</param>
/// <param name="Version">API version.</param>
/// <param name="ContentType">Content type as sent; null when the header is absent.</param>
/// <param name="Body">Raw body as sent.</param>
internal sealed record Acs3Request(
    string Method, string Host, string Path, IReadOnlyList<KeyValuePair<string, string>> Query,
    string Action, string Version, string? ContentType, ReadOnlyMemory<byte> Body);

/// <summary>An access key, with the token when it is temporary. Prints without its secrets.</summary>
internal sealed record AccessKey(string Id, string Secret, string SecurityToken)
{
    public override string ToString() => Id;
}
