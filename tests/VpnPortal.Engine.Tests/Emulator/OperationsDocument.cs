using System.Text;
using VpnPortal.Emulator.Http;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>The table of operations in the emulator's README, written from what the emulator checks.</summary>
internal static class OperationsDocument
{
    public const string Begin = "<!-- operations: generated, ACCEPT_SNAPSHOTS=1 rewrites it -->";
    public const string End = "<!-- /operations -->";

    public static string Table()
    {
        var text = new StringBuilder();
        foreach (var product in OperationsView.All.GroupBy(o => (o.Product, o.Version)))
        {
            text.Append($"\n### {product.Key.Product} {product.Key.Version}\n\n| action | parameters (required ones bold) | calls a minute |\n|---|---|---|\n");
            foreach (var operation in product)
                text.Append($"| {operation.Action}{(operation.Method == "GET" ? " (GET)" : "")} | {string.Join(" · ", operation.Parameters.Select(Cell))} | {operation.CallsPerMinute} |\n");
        }

        return text.ToString();
    }

    private static string Cell(PublishedParameter parameter)
    {
        var name = parameter.Required ? $"**{parameter.Name}**" : parameter.Name;
        var values = parameter.Allowed.Count > 0 ? string.Join(", ", parameter.Allowed)
            : parameter.Kind == "Number" ? $"{parameter.Min}–{parameter.Max}"
            : parameter.Kind == "Flag" ? "true, false"
            : parameter.Kind == "Json" ? $"JSON: {string.Join(", ", parameter.Fields.Select(f => f.Name))}"
            : parameter.MaxLength is { } most ? $"≤ {most}"
            : "";
        return values.Length == 0 ? name : $"{name} ({values})";
    }
}
