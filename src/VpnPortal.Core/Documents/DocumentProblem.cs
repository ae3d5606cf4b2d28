using VpnPortal.Core.Diagnostics;

namespace VpnPortal.Core.Documents;

/// <summary>Something in a document that keeps it from becoming a draft.</summary>
/// <param name="Finding">What is wrong; its path is a JSON pointer (RFC 6901), empty for the document as a whole.</param>
/// <param name="Line">Line of the document, from 1; null when it is not known.</param>
public sealed record DocumentProblem(Diagnostic Finding, int? Line);
