using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace VpnPortal.Emulator.Benchmark;

/// <summary>
/// One connection that signs and sends calls. A plain socket, because the client shares the machine with what it measures
/// and must cost little.
/// </summary>
internal sealed class SignedSocket(Uri address) : IDisposable
{
    private const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private const string SignedHeaders = "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("emulator-secret");

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly string prefix = Guid.NewGuid().ToString("N");
    private readonly byte[] buffer = new byte[256 * 1024];
    private int calls;
    private (int Start, int Length) body;

    public string LastBody => Encoding.UTF8.GetString(buffer, body.Start, body.Length);

    public Task ConnectAsync() => socket.ConnectAsync(address.Host, address.Port);

    /// <summary>True when the answer is 200.</summary>
    public async Task<bool> CallAsync(SignedCall call)
    {
        await socket.SendAsync(Encoding.ASCII.GetBytes(Request(call)));
        var (received, wanted) = (0, int.MaxValue);
        while (received < wanted)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(received));
            if (read == 0)
                throw new IOException("The emulator closed the connection.");
            received += read;
            if (wanted == int.MaxValue)
                wanted = Length(received);
        }

        return buffer.AsSpan(9, 3).SequenceEqual("200"u8);
    }

    public void Dispose() => socket.Dispose();

    private string Request(SignedCall call)
    {
        var (date, nonce) = (DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), $"{prefix}{++calls}");
        var canonical = $"POST\n/\n{call.Query}\nhost:{address.Authority}\nx-acs-action:{call.Action}\nx-acs-content-sha256:{EmptyHash}\n"
            + $"x-acs-date:{date}\nx-acs-signature-nonce:{nonce}\nx-acs-version:2016-04-28\n\n{SignedHeaders}\n{EmptyHash}";
        var toSign = $"ACS3-HMAC-SHA256\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(toSign)));
        return $"POST /?{call.Query} HTTP/1.1\r\nHost: {address.Authority}\r\nx-acs-action: {call.Action}\r\nx-acs-version: 2016-04-28\r\nx-acs-date: {date}\r\n"
            + $"x-acs-signature-nonce: {nonce}\r\nx-acs-content-sha256: {EmptyHash}\r\n"
            + $"Authorization: ACS3-HMAC-SHA256 Credential=emulator,SignedHeaders={SignedHeaders},Signature={signature}\r\nContent-Length: 0\r\n\r\n";
    }

    /// <summary>Head and body together, once the head is there.</summary>
    private int Length(int received)
    {
        var head = buffer.AsSpan(0, received).IndexOf("\r\n\r\n"u8);
        if (head < 0)
            return int.MaxValue;
        var text = Encoding.ASCII.GetString(buffer, 0, head);
        var at = text.IndexOf("Content-Length: ", StringComparison.OrdinalIgnoreCase) + 16;
        body = (head + 4, int.Parse(text.AsSpan(at, text.IndexOf('\r', at) is var end && end > 0 ? end - at : text.Length - at)));
        return body.Start + body.Length;
    }
}
