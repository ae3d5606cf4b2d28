using Microsoft.AspNetCore.Http.Extensions;

namespace VpnPortal.Web.Features.Verify;

/// <summary>The state of the verify page as its address holds it: what is typed, and which ping is looked at.</summary>
public sealed record VerifyAddress(string DeploymentId, string? From = null, string? Source = null, string? To = null, string? Count = null, string? Ping = null)
{
    public string ToUri()
    {
        var query = new QueryBuilder();
        Add("from", From);
        Add("source", Source);
        Add("to", To);
        Add("count", Count);
        Add("ping", Ping);
        return $"/deployments/{Uri.EscapeDataString(DeploymentId)}/verify{query.ToQueryString()}";

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) query.Add(name, value);
        }
    }
}
