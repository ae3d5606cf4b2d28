using VpnPortal.Emulator.State;

namespace VpnPortal.Emulator.Traffic;

/// <summary>Holds what two ends propose against each other and names the first thing that differs.</summary>
internal static class Agreement
{
    public const string Phase1 = "phase1";
    public const string Phase2 = "phase2";

    public static TunnelProblem NoAnswer { get; } =
        new("Phase1NegotiationTimeout", "The negotiation of phase 1 timed out: the peer does not answer.", "", "", Phase1);

    public static TunnelProblem? Compare(TunnelEnd one, TunnelEnd other) =>
        Ike(one.Tunnel.Ike, other.Tunnel.Ike) ?? Ipsec(one, other);

    // The mode exists in IKEv1 only. Lifetimes may differ: each side renews by its own.
    private static TunnelProblem? Ike(IkeSettings mine, IkeSettings theirs) =>
        Differ("AlgorithmMismatch", "IKE version", mine.Version, theirs.Version)
        ?? (mine.Version == "ikev1" ? Differ("AlgorithmMismatch", "IKE mode", mine.Mode, theirs.Mode) : null)
        ?? Differ("EncryptionAlgorithmMismatch", "IKE encryption algorithm", mine.Encryption, theirs.Encryption)
        ?? Differ("AuthenticationAlgorithmMismatch", "IKE authentication algorithm", mine.Authentication, theirs.Authentication)
        ?? Differ("DhGroupMismatch", "IKE DH group", mine.Pfs, theirs.Pfs)
        ?? Differ("PeerMismatch", "remote id", mine.RemoteId, theirs.LocalId)
        ?? Differ("PeerMismatch", "local id", mine.LocalId, theirs.RemoteId)
        ?? (mine.Psk == theirs.Psk ? null : new("PskMismatch", "The pre-shared keys of the two ends differ.", "***", "***", Phase1));

    private static TunnelProblem? Ipsec(TunnelEnd one, TunnelEnd other)
    {
        var (mine, theirs) = (one.Tunnel.Ipsec, other.Tunnel.Ipsec);
        return Differ("EncryptionAlgorithmMismatch", "IPsec encryption algorithm", mine.Encryption, theirs.Encryption, Phase2)
            ?? Differ("AuthenticationAlgorithmMismatch", "IPsec authentication algorithm", mine.Authentication, theirs.Authentication, Phase2)
            ?? Differ("DhGroupMismatch", "IPsec DH group", mine.Pfs, theirs.Pfs, Phase2)
            ?? Subnets("local", one.Connection.LocalSubnet, other.Connection.RemoteSubnet)
            ?? Subnets("remote", one.Connection.RemoteSubnet, other.Connection.LocalSubnet);
    }

    private static TunnelProblem? Subnets(string what, string mine, string theirs) => Cidr.SameSet(mine, theirs)
        ? null
        : new("TrafficSelectorMismatch", $"The {what} subnets do not mirror those of the peer.", mine, theirs, Phase2);

    private static TunnelProblem? Differ(string code, string what, string mine, string theirs, string phase = Phase1) => mine == theirs
        ? null
        : new(code, $"The {what} of the two ends differs.", mine, theirs, phase);
}
