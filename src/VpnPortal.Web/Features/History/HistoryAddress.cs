using Microsoft.AspNetCore.Http.Extensions;
using VpnPortal.Data.Queries;

namespace VpnPortal.Web.Features.History;

/// <summary>The state of the history page as its address holds it.</summary>
public sealed record HistoryAddress(
    string? Person = null, string? Action = null, string? Deployment = null, string? Run = null, string? Text = null,
    long? Before = null, long? Line = null)
{
    public const string Path = "/history";

    public bool IsFiltered => Clean(Person) is not null || Clean(Action) is not null || Clean(Deployment) is not null
        || Clean(Run) is not null || Clean(Text) is not null;

    public HistoryFilter Filter => new(Clean(Deployment), Clean(Person), Clean(Action), Clean(Run), Clean(Text), Before);

    /// <summary>The same filters from the newest line on.</summary>
    public HistoryAddress Newest => this with { Before = null, Line = null };

    public string ToUri()
    {
        var query = new QueryBuilder();
        Add("person", Person);
        Add("action", Action);
        Add("deployment", Deployment);
        Add("run", Run);
        Add("text", Text);
        Add("before", Before?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Add("line", Line?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return Path + query.ToQueryString();

        void Add(string name, string? value)
        {
            if (Clean(value) is { } clean) query.Add(name, clean);
        }
    }

    private static string? Clean(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
