using System.Net;
using System.Text;
using VpnPortal.Cloud.Configuration;
using VpnPortal.Cloud.Signing;

namespace VpnPortal.Cloud.Transport;

/// <summary>Turns a call into a signed HTTP request.</summary>
internal sealed class RequestComposer(TimeProvider time, INonceSource nonces)
{
    // The official SDK puts the first into the body and all others into the query. Both hold pre-shared keys, which never stand in an address.
    private static readonly string[] BodyOnly = ["TunnelOptionsSpecification.", "IkeConfig"];

    public HttpRequestMessage Compose(ApiCall call, AlibabaOptions options)
    {
        var (query, form) = Place(call, options);
        var inBody = form.Count > 0 || (!options.UsesQuery && call.Method == HttpMethod.Post);
        var body = Encoding.UTF8.GetBytes(PercentEncoding.Join(form));
        var uri = new UriBuilder(CloudEndpoint.Of(options, call.Product.HostLabel, call.RegionId)) { Query = PercentEncoding.Join(query) }.Uri;
        var request = new HttpRequestMessage(call.Method, uri)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = call.Method == HttpMethod.Post ? new FormContent(body, typed: inBody) : null,
        };
        request.Headers.Host = uri.Authority;
        request.Headers.Accept.ParseAdd("application/json");
        request.Headers.UserAgent.ParseAdd("VpnPortal");
        var key = new AccessKey(options.AccessKeyId, options.AccessKeySecret, options.SecurityToken);
        var signed = new Acs3Request(
            call.Method.Method, uri.Authority, "/", query, call.Action, call.Product.Version, inBody ? FormContent.FormType : null, body);
        foreach (var (name, value) in Acs3Signer.Sign(signed, key, time.GetUtcNow(), nonces.Next()))
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private static (List<KeyValuePair<string, string>> Query, List<KeyValuePair<string, string>> Form) Place(
        ApiCall call, AlibabaOptions options)
    {
        var all = call.Parameters.Items.ToList();
        if (call.RegionId.Length > 0) all.Insert(0, new("RegionId", call.RegionId));
        if (call.Method == HttpMethod.Get) return (all, []);
        if (!options.UsesQuery) return ([], all);
        return (all.FindAll(p => !BelongsInBody(p.Key)), all.FindAll(p => BelongsInBody(p.Key)));
    }

    private static bool BelongsInBody(string name) => BodyOnly.Any(start => name.StartsWith(start, StringComparison.Ordinal));
}
