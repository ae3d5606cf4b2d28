using System.Security.Cryptography;
using System.Text;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Data.Secrets;

/// <summary>
/// Seals a pre-shared key with AES-256-GCM: version byte, 96-bit random nonce, tag, ciphertext. The place it is stored at is
/// bound in, so that an envelope moved to another row does not open.
/// </summary>
public sealed class SecretEnvelope(SecretKey key)
{
    private const byte Version = 1;
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>The place of a deployment's secret.</summary>
    public static string PlaceOf(string deploymentId, string path) => $"secret|{deploymentId}|{path}";

    /// <summary>Seals a value for a place.</summary>
    public byte[] Seal(PresharedKey secret, string place) => SealText(secret.Reveal(), place);

    /// <summary>Opens an envelope.</summary>
    /// <exception cref="CryptographicException">Another key sealed it, it was changed, or it belongs elsewhere.</exception>
    public PresharedKey Open(byte[] envelope, string place) => new(OpenText(envelope, place));

    /// <summary>Seals a secret of the portal itself.</summary>
    internal byte[] SealText(string text, string place)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var envelope = new byte[1 + NonceLength + TagLength + plain.Length];
        envelope[0] = Version;
        var nonce = envelope.AsSpan(1, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Encrypt(nonce, plain, envelope.AsSpan(1 + NonceLength + TagLength), envelope.AsSpan(1 + NonceLength, TagLength), Place(place));
        CryptographicOperations.ZeroMemory(plain);
        return envelope;
    }

    /// <summary>Opens it.</summary>
    /// <exception cref="CryptographicException">Another key sealed it, it was changed, or it belongs elsewhere.</exception>
    internal string OpenText(byte[] envelope, string place)
    {
        if (envelope.Length < 1 + NonceLength + TagLength || envelope[0] != Version)
            throw new CryptographicException($"The secret at {place} has an unknown envelope.");
        var plain = new byte[envelope.Length - 1 - NonceLength - TagLength];
        using var aes = new AesGcm(key.Bytes, TagLength);
        aes.Decrypt(
            envelope.AsSpan(1, NonceLength), envelope.AsSpan(1 + NonceLength + TagLength),
            envelope.AsSpan(1 + NonceLength, TagLength), plain, Place(place));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Eight hex digits that tell two values apart in the history without telling either.</summary>
    public string Fingerprint(PresharedKey secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes("fingerprint\n" + secret.Reveal())))[..8];

    private static byte[] Place(string place) => Encoding.UTF8.GetBytes(FormattableString.Invariant($"{Version}|{place}"));
}
