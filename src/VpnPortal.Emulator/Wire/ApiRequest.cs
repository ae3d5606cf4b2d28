using System.Text;

namespace VpnPortal.Emulator.Wire;

/// <summary>A request as it came over the wire, read once; nothing in it is trusted yet.</summary>
internal sealed class ApiRequest(string method, string path, string query, IReadOnlyDictionary<string, string> headers, byte[] body)
{
    public string Method => method;

    public string Path => path;

    /// <summary>Names in lower case; several values sorted and joined as the signature wants them.</summary>
    public IReadOnlyDictionary<string, string> Headers => headers;

    public byte[] Body => body;

    public IReadOnlyList<KeyValuePair<string, string>> Query { get; } = UrlEncoding.Pairs(query);

    public string Header(string name) => headers.GetValueOrDefault(name, "");

    /// <summary>Query and form together. A parameter given twice is refused: nobody could say which one counts.</summary>
    public Parameters Parameters()
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Query.Concat(Form()))
        {
            if (!all.TryAdd(key, value))
                throw ApiException.Bad("InvalidParameter.Duplicate", $"The parameter {key} is given more than once.");
        }

        return new Parameters(all);
    }

    private IReadOnlyList<KeyValuePair<string, string>> Form()
    {
        if (body.Length == 0)
            return [];
        var type = Header("content-type");
        return type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            ? UrlEncoding.Pairs(Encoding.UTF8.GetString(body))
            : throw ApiException.Bad("InvalidContentType", "A request body must be application/x-www-form-urlencoded.");
    }
}
