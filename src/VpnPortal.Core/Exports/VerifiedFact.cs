using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports;

/// <summary>Something that was proven about the deployment, and when. Exports claim nothing else.</summary>
/// <param name="Code">Stable name, for example <c>ping-forth</c>.</param>
/// <param name="At">When it was proven.</param>
/// <param name="Sentence">What was proven, with its figures.</param>
public sealed record VerifiedFact(string Code, DateTimeOffset At, BilingualText Sentence);
