using System.Net;
using System.Net.Http.Headers;

namespace VpnPortal.Cloud.Transport;

/// <summary>
/// The form body of a call; attached to every POST even when empty, because .NET resends a POST without content by itself,
/// with the same nonce. It also notes when sending began: before that, the call surely had no effect.
/// </summary>
internal sealed class FormContent : HttpContent
{
    public const string FormType = "application/x-www-form-urlencoded";

    private readonly byte[] body;

    public FormContent(byte[] body, bool typed)
    {
        this.body = body;
        if (typed) Headers.ContentType = new MediaTypeHeaderValue(FormType);
    }

    /// <summary>True as soon as a connection stood and the request was being written to it.</summary>
    public bool SendingBegan { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        SendingBegan = true;
        return stream.WriteAsync(body, cancellationToken).AsTask();
    }

    protected override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }
}
