using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace VpnPortal.Engine.Tests.Emulator;

/// <summary>Requests that no HTTP library would send, byte by byte.</summary>
public sealed class RawRequestTests
{
    private const string Post = "POST / HTTP/1.1\r\nHost: x\r\n";

    public static TheoryData<string, string> Malformed => new()
    {
        { $"{Post}Transfer-Encoding: chunked\r\n\r\nzz\r\nabc\r\n0\r\n\r\n", "InvalidRequest" },
        { $"{Post}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nabc", "InvalidRequest" },
        { $"{Post}Transfer-Encoding: chunked\r\n\r\n-1\r\nabc", "InvalidRequest" },
        { $"{Post}Transfer-Encoding: chunked\r\n\r\n3\r\nabcdef\r\n0\r\n\r\n", "InvalidRequest" },
        { $"{Post}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n", "IncompleteSignature" },
        { $"{Post}Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n3\r\nabc\r\n0\r\n\r\n", "IncompleteSignature" },
        { $"{Post}Content-Length: 0\r\nAuthorization: ACS3-HMAC-SHA256 Credential=emulator,SignedHeaders=host,Signature=\u00ff\u00fe\r\n\r\n", "IncompleteSignature" },
        { $"{Post}Content-Length: 0\r\nAuthorization: {new string('\u00ff', 20_000)}\r\n\r\n", "IncompleteSignature" },
        { "FOO / HTTP/1.1\r\nHost: x\r\n\r\n", "UnsupportedHTTPMethod" },
        { "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", "InvalidApi.NotFound" },
        { "CONNECT x:80 HTTP/1.1\r\nHost: x:80\r\n\r\n", "InvalidApi.NotFound" },
        { "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n", "InvalidApi.NotFound" },
        { "GET http://elsewhere/ HTTP/1.1\r\nHost: elsewhere\r\n\r\n", "IncompleteSignature" },
        { "GET / HTTP/1.0\r\n\r\n", "IncompleteSignature" },
        { "GET /?SignatureMethod=HMAC-SHA1&SignatureMethod=HMAC-SHA1 HTTP/1.1\r\nHost: x\r\n\r\n", "MissingSignatureVersion" },
    };

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task Request_NoLibraryWouldSend_GetsTheEnvelope(string request, string code)
    {
        await using var cloud = await EmulatedCloud.Start();
        var (status, body) = await Send(cloud, [.. request.Select(c => (byte)c)]);
        Assert.InRange(status, 400, 499);
        Assert.Equal(code, (string?)body["Code"]);
        Assert.NotNull((string?)body["RequestId"]);
        await cloud.Ok("DescribeVpcs");
    }

    [Fact]
    public async Task Body_BrokenChunksToTheControl_AreRefused()
    {
        await using var cloud = await EmulatedCloud.Start();
        var (status, body) = await Send(cloud, Encoding.ASCII.GetBytes(
            "POST /_emulator/clock HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\nabc"));
        Assert.Equal((400, "InvalidRequest"), (status, (string?)body["Code"]));
    }

    [Fact]
    public async Task Control_FromAnotherAddress_IsNotThere()
    {
        var other = NetworkInterface.GetAllNetworkInterfaces().SelectMany(n => n.GetIPProperties().UnicastAddresses).Select(a => a.Address)
            .FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(a));
        Assert.SkipWhen(other is null, "This machine has no address but loopback.");
        foreach (var (fromAnywhere, expected) in new[] { (false, 404), (true, 200) })
        {
            await using var server = await VpnPortal.Emulator.EmulatorServer.StartAsync(
                new() { ControlFromAnywhere = fromAnywhere }, "http://0.0.0.0:0", TestContext.Current.CancellationToken);
            // The name says loopback; the address it comes from does not.
            var (status, _) = await Send(
                new IPEndPoint(other!, server.Address.Port), Encoding.ASCII.GetBytes("GET /_emulator/clock HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 127.0.0.1\r\n\r\n"));
            Assert.Equal(expected, status);
        }
    }

    private static Task<(int Status, JsonNode Body)> Send(EmulatedCloud cloud, byte[] request) =>
        Send(new IPEndPoint(IPAddress.Loopback, cloud.Server.Address.Port), request);

    private static async Task<(int Status, JsonNode Body)> Send(IPEndPoint address, byte[] request)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(20));
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, patience.Token);
        await socket.SendAsync(request, patience.Token);
        var answer = new StringBuilder();
        var buffer = new byte[64 * 1024];
        while (!IsWhole(answer.ToString()) && await socket.ReceiveAsync(buffer, patience.Token) is > 0 and var read)
            answer.Append(Encoding.UTF8.GetString(buffer, 0, read));
        var text = answer.ToString();
        return (int.Parse(text.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), JsonNode.Parse(text[text.IndexOf('{', StringComparison.Ordinal)..(text.LastIndexOf('}') + 1)])!);
    }

    /// <summary>The connection stays open, so the end of an answer shows in its text only.</summary>
    private static bool IsWhole(string answer) => answer.Contains("\r\n\r\n", StringComparison.Ordinal) && (answer[^1] == '}' || answer.EndsWith("0\r\n\r\n", StringComparison.Ordinal));
}
