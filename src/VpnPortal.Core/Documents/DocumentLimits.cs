using System.Text;

namespace VpnPortal.Core.Documents;

/// <summary>How big a document may be. A draft with every question answered has about 3 KiB.</summary>
public static class DocumentLimits
{
    /// <summary>Most bytes in UTF-8.</summary>
    public const int MaxBytes = 256 * 1024;

    /// <summary>Deepest nesting; a draft needs four.</summary>
    public const int MaxDepth = 16;

    /// <summary>Longest answer in characters.</summary>
    public const int MaxValueLength = 4096;

    /// <summary>True when a text is longer than what is read.</summary>
    public static bool IsTooLarge(string text) => text.Length > MaxBytes || Encoding.UTF8.GetByteCount(text) > MaxBytes;
}
