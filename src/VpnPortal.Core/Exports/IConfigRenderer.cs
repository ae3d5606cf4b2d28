using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports;

/// <summary>Turns a deployment into files of one kind: first a model of the target, then its text.</summary>
public interface IConfigRenderer
{
    /// <summary>Stable key, used in addresses and the audit.</summary>
    string Key { get; }

    /// <summary>Name for people.</summary>
    BilingualText Name { get; }

    /// <summary>One sentence on what it is for.</summary>
    BilingualText Description { get; }

    /// <summary>Name of its main file.</summary>
    string FileName { get; }

    /// <summary>Media type of its main file.</summary>
    string MediaType { get; }

    /// <summary>True when the export is usable as it stands only with revealed keys.</summary>
    bool NeedsSecrets { get; }

    /// <summary>The files, or all the reasons why there are none.</summary>
    ExportOutcome<RenderedExport> Render(ExportContext context);
}
