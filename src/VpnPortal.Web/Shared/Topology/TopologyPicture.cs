using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;

namespace VpnPortal.Web.Shared.Topology;

/// <summary>The drawing of the pages as a file, in the reader's language.</summary>
public sealed class TopologyPicture(IServiceProvider services, ILoggerFactory logs, IStringLocalizer<TopologyTexts> texts)
{
    /// <summary>The wide arrangement as a stand-alone SVG document.</summary>
    /// <param name="name">Name of the deployment, possibly empty.</param>
    public async Task<string> SvgAsync(string name, TopologyView view)
    {
        var words = new TopologyWords(texts, CultureInfo.CurrentUICulture.Name).Lines(view).SelectMany(line => line.All).Select(line => line.Text);
        await using var renderer = new HtmlRenderer(services, logs);
        var markup = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(DrawnTopology.View)] = view, [nameof(DrawnTopology.Layout)] = TopologyLayout.Wide(view),
            };
            return (await renderer.RenderComponentAsync<DrawnTopology>(ParameterView.FromDictionary(parameters))).ToHtmlString();
        });
        var label = texts["Label"].Value;
        return StandaloneSvg.Of(markup, name.Length == 0 ? label : $"{name} · {label}", string.Join('\n', words));
    }
}
