using System.Text;

namespace VpnPortal.Emulator.Wire;

/// <summary>A request as it came over the wire, read once; nothing in it is trusted yet.</summary>
internal sealed class ApiRequest(string method, string path, string query, IReadOnlyDictionary<string, string> headers, byte[] body)
{
    // Signature 1.0 carries these among the parameters; they belong to no operation.
    private static readonly HashSet<string> Protocol = new(StringComparer.Ordinal)
    {
        "Action", "Version", "Format", "Timestamp", "SignatureNonce", "SignatureMethod", "SignatureVersion", "SignatureType",
        "AccessKeyId", "Signature", "SecurityToken",
    };

    public string Method => method;

    public string Path => path;

    /// <summary>Names in lower case; several values sorted and joined as the signature wants them.</summary>
    public IReadOnlyDictionary<string, string> Headers => headers;

    public byte[] Body => body;

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; } = UrlEncoding.Pairs(query);

    /// <summary>Nothing where the body is no form.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Form { get; } = IsForm(headers) ? UrlEncoding.Pairs(Encoding.UTF8.GetString(body)) : [];

    public string Header(string name) => headers.GetValueOrDefault(name, "");

    public string Action => Signed("x-acs-action", "Action");

    public string Version => Signed("x-acs-version", "Version");

    /// <summary>Query and form together. A parameter given twice is refused: nobody could say which one counts.</summary>
    public Parameters Parameters()
    {
        if (body.Length > 0 && !IsForm(headers))
            throw ApiException.Bad("InvalidContentType", "A request body must be application/x-www-form-urlencoded.");
        var (all, isRpc) = (new Dictionary<string, string>(StringComparer.Ordinal), RpcSignature.IsUsed(this));
        foreach (var (key, value) in AllParameters().Where(p => !isRpc || !Protocol.Contains(p.Key)))
        {
            if (!all.TryAdd(key, value))
                throw ApiException.Bad("InvalidParameter.Duplicate", $"The parameter {key} is given more than once.");
        }

        return new Parameters(all);
    }

    public IEnumerable<KeyValuePair<string, string>> AllParameters() => Query.Concat(Form);

    /// <summary>Only where the signature covers it: ACS3 signs its headers, signature 1.0 its parameters and no header.</summary>
    private string Signed(string header, string parameter) => RpcSignature.IsUsed(this)
        ? AllParameters().FirstOrDefault(p => p.Key == parameter).Value ?? ""
        : Header(header);

    private static bool IsForm(IReadOnlyDictionary<string, string> headers) =>
        headers.GetValueOrDefault("content-type", "").StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
}
