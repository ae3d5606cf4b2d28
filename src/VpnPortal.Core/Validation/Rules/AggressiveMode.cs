using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Aggressive mode of IKEv1 shows a hash of the key to anybody who asks.</summary>
public sealed class AggressiveMode : IDraftRule
{
    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        if (draft.Text(FieldPaths.IkeVersion) != "ikev1" || draft.Text(FieldPaths.IkeMode) != "aggressive") yield break;
        yield return new Diagnostic(
            "aggressive-mode", Severity.Warning, FieldPaths.IkeMode,
            new("IKEv1 野蛮模式会在加密前发送身份和由预共享密钥算出的摘要，任何人都可以离线猜测密钥。", "IKEv1 aggressive mode sends identities and a hash of the pre-shared key before encryption, so anybody can guess the key offline."),
            new("请改用主模式（main），或改用 ikev2。", "Use main mode, or ikev2."),
            "main");
    }
}
