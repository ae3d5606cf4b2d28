using VpnPortal.Core.Primitives;

namespace VpnPortal.Data;

/// <summary>The database cannot be used, copied or put back as things are. Says why and what to do, in both languages, for consoles and logs.</summary>
public sealed class DatabaseRefusedException(BilingualText text, Exception? inner = null) : InvalidOperationException($"{text.Zh}\n{text.En}", inner)
{
    /// <summary>The same, for a page that knows its reader's language.</summary>
    public BilingualText Text { get; } = text;
}
