using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VpnPortal.Engine.Tests.Cloud;

/// <summary>Reads a request whole and closes the connection without a byte, which makes .NET resend what it thinks is harmless.</summary>
public sealed class SilentServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly bool reset;
    private int received;

    public SilentServer(bool reset)
    {
        this.reset = reset;
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Endpoint => listener.LocalEndpoint.ToString()!;

    public int Received => Volatile.Read(ref received);

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync();
            var buffer = new byte[65536];
            var length = 0;
            while (!IsWhole(Encoding.ASCII.GetString(buffer, 0, length)))
            {
                var read = await client.GetStream().ReadAsync(buffer.AsMemory(length));
                if (read == 0) break;
                length += read;
            }
            if (length > 0) Interlocked.Increment(ref received);
            if (reset) client.LingerState = new LingerOption(enable: true, 0);
        }
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        var header = text[..end].Split("\r\n").FirstOrDefault(l => l.StartsWith("Content-Length: ", StringComparison.OrdinalIgnoreCase));
        return text.Length >= end + 4 + int.Parse(header?[16..] ?? "0", System.Globalization.CultureInfo.InvariantCulture);
    }
}
