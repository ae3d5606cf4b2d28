using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;

namespace VpnPortal.Data.Secrets;

/// <summary>
/// The key that seals secrets. It comes from <c>Portal:SecretKey</c> (base64, 32 bytes), from the file <c>Portal:SecretKeyFile</c>, or from
/// <c>secrets.key</c> in the data directory, never from the database, so that a stolen database or backup tells nothing.
/// </summary>
public sealed class SecretKey(DataDirectory directory, IConfiguration configuration)
{
    /// <summary>Bytes of an AES-256 key.</summary>
    public const int Length = 32;

    private byte[]? key;

    /// <summary>Where the key was found, for people.</summary>
    public string Origin { get; private set; } = "";

    /// <summary>Loads the key, or makes one when nothing was ever sealed.</summary>
    /// <param name="secretsExist">The database holds sealed values; a new key would make them unreadable for ever.</param>
    /// <exception cref="InvalidOperationException">The key is missing although secrets exist, or is not 32 bytes.</exception>
    public void Load(bool secretsExist)
    {
        var file = configuration["Portal:SecretKeyFile"] is { Length: > 0 } elsewhere ? elsewhere : directory.File("secrets.key");
        var configured = configuration["Portal:SecretKey"];
        Origin = string.IsNullOrEmpty(configured) ? file : "Portal:SecretKey";
        if (!string.IsNullOrEmpty(configured)) key = Decode(configured, Origin);
        else if (File.Exists(file)) key = Decode(File.ReadAllText(file).Trim(), Origin);
        else if (secretsExist)
            throw new InvalidOperationException(
                $"The database holds sealed secrets, but their key {file} is gone. Put the key file back, or set Portal:SecretKey; a new key could not open them.");
        else key = Create(file);
    }

    /// <summary>Secrets can be sealed and opened.</summary>
    public bool IsLoaded => key is not null;

    internal ReadOnlySpan<byte> Bytes => key ?? throw new InvalidOperationException("The secret key is not loaded yet.");

    private static byte[] Decode(string text, string origin)
    {
        var bytes = new byte[Length];
        return Convert.TryFromBase64String(text, bytes, out var written) && written == Length
            ? bytes
            : throw new InvalidOperationException($"{origin} does not hold {Length} bytes in base64.");
    }

    private static byte[] Create(string file)
    {
        var bytes = RandomNumberGenerator.GetBytes(Length);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead;
        using var stream = new FileStream(file, options);
        stream.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)));
        stream.Flush(flushToDisk: true);
        return bytes;
    }
}
