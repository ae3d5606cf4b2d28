namespace VpnPortal.Core.Drafts;

/// <summary>A question of the wizard, as data.</summary>
/// <param name="Path">Where its answer is kept, for example <c>side1.gateway.name</c>.</param>
/// <param name="Step">Documented step that asks it, 1–5.</param>
/// <param name="Default">Answer when nothing was typed; null when there is none or it is derived from other answers.</param>
/// <param name="IsSecret">Its answer is stored in an envelope and never shown again.</param>
/// <param name="IsOptional">May stay empty.</param>
public sealed record DraftField(string Path, int Step, string? Default = null, bool IsSecret = false, bool IsOptional = false);
