namespace VpnPortal.Core.Exports.Runbook;

/// <summary>One section of the runbook.</summary>
internal interface IRunbookSection
{
    /// <summary>Its blocks, heading first.</summary>
    IEnumerable<MarkdownBlock> Write(RunbookPage page);
}
