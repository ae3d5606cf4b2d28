#pragma warning disable BL0006 // The renderer's frames are not for products; this is the one place where a test reads them.
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.HtmlRendering.Infrastructure;
using Microsoft.AspNetCore.Components.RenderTree;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace VpnPortal.Web.Tests.Components;

/// <summary>Renders one component over the framework's own renderer, finds elements with CSS selectors and sends events to them.</summary>
internal sealed class ComponentHost : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly EventfulRenderer renderer;
    private HtmlRootComponent root;

    /// <param name="more">Services beside those that every component may ask for.</param>
    /// <param name="isLive">Components believe that a circuit is there, and subscribe to changes.</param>
    public ComponentHost(string culture = "zh-CN", Action<IServiceCollection>? more = null, bool isLive = false)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = new CultureInfo(culture);
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddLocalization();
        collection.AddSingleton(TimeProvider.System);
        collection.AddScoped<Shared.PageClock>();
        collection.AddScoped<NavigationManager, StillNavigation>();
        more?.Invoke(collection);
        services = collection.BuildServiceProvider();
        renderer = new EventfulRenderer(services, NullLoggerFactory.Instance, isLive);
    }

    public Task RenderAsync<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => renderer.Dispatcher.InvokeAsync(async () =>
    {
        var values = parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value);
        root = renderer.BeginRenderingComponent(typeof(T), ParameterView.FromDictionary(values));
        await root.QuiescenceTask;
    });

    public Task<IElement> FindAsync(string selector) => renderer.Dispatcher.InvokeAsync(() =>
        new HtmlParser().ParseDocument(root.ToHtmlString()).QuerySelector(selector)
            ?? throw new Xunit.Sdk.XunitException($"Nothing matches {selector} in {root.ToHtmlString()}"));

    public Task<int> CountAsync(string selector) => renderer.Dispatcher.InvokeAsync(() =>
        new HtmlParser().ParseDocument(root.ToHtmlString()).QuerySelectorAll(selector).Length);

    /// <summary>Sends an event to the first element that has the attribute with the value and a handler.</summary>
    public Task SendAsync(string eventName, string attribute, string value, EventArgs args) =>
        renderer.Dispatcher.InvokeAsync(() => renderer.DispatchEventAsync(renderer.HandlerOf(eventName, attribute, value), null, args));

    /// <summary>The page is left: everything on it is disposed, whatever it was waiting for.</summary>
    public Task LeaveAsync() => renderer.Dispatcher.InvokeAsync(async () => await renderer.DisposeAsync());

    public async ValueTask DisposeAsync()
    {
        await renderer.DisposeAsync();
        await services.DisposeAsync();
    }

    private sealed class EventfulRenderer(IServiceProvider services, ILoggerFactory logs, bool isLive) : StaticHtmlRenderer(services, logs)
    {
        protected override RendererInfo RendererInfo => new(isLive ? "Server" : "Static", isLive);

        private readonly HashSet<int> components = [];

        public ulong HandlerOf(string eventName, string attribute, string value)
        {
            foreach (var component in components)
            {
                var frames = GetCurrentRenderTreeFrames(component);
                for (var at = 0; at < frames.Count; at++)
                {
                    ref var frame = ref frames.Array[at];
                    if (frame.FrameType != RenderTreeFrameType.Element) continue;
                    var own = frames.Array.AsSpan(at + 1, frame.ElementSubtreeLength - 1).ToArray().TakeWhile(f => f.FrameType == RenderTreeFrameType.Attribute).ToArray();
                    if (own.Any(f => f.AttributeName == attribute && Equals(f.AttributeValue, value))
                        && own.FirstOrDefault(f => f.AttributeName == eventName) is { AttributeEventHandlerId: > 0 } handler)
                        return handler.AttributeEventHandlerId;
                }
            }

            throw new Xunit.Sdk.XunitException($"No element with {attribute}=\"{value}\" listens to {eventName}.");
        }

        protected override Task UpdateDisplayAsync(in RenderBatch renderBatch)
        {
            for (var at = 0; at < renderBatch.UpdatedComponents.Count; at++) components.Add(renderBatch.UpdatedComponents.Array[at].ComponentId);
            for (var at = 0; at < renderBatch.DisposedComponentIDs.Count; at++) components.Remove(renderBatch.DisposedComponentIDs.Array[at]);
            return base.UpdateDisplayAsync(renderBatch);
        }
    }

    private sealed class StillNavigation : NavigationManager
    {
        public StillNavigation() => Initialize("http://localhost/", "http://localhost/page");
    }
}
