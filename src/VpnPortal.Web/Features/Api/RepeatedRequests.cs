using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using VpnPortal.Web.Shared;

namespace VpnPortal.Web.Features.Api;

/// <summary>
/// Remembers what was answered to requests with an <c>Idempotency-Key</c>, so that a program that heard no answer can ask again. It lives in memory, for
/// a day and up to a thousand answers: after a restart of the portal a repeated import makes a second draft, and a repeated start is refused by what stands.
/// Only what was done is remembered; a refusal did nothing, and may be asked again.
/// </summary>
internal sealed class RepeatedRequests(ApiProblems problems, TimeProvider time)
{
    public const string Header = "Idempotency-Key";
    private const int MostAnswers = 1000;
    private const int LongestKey = 255;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private readonly Lock gate = new();
    private readonly OrderedDictionary<string, Kept> kept = new(StringComparer.Ordinal);

    /// <summary>Does the work, unless the same person asked for the same with the same key before.</summary>
    /// <param name="key">The header's value; null when there is none.</param>
    /// <param name="body">What was asked for.</param>
    /// <param name="work">Is not stopped when the program that asked goes away.</param>
    public async Task<IResult> OnceAsync(HttpContext context, string? key, string body, Func<Task<IResult>> work)
    {
        if (key is null) return await work();
        if (key.Length is 0 or > LongestKey || key.Any(char.IsControl)) return problems.Refuse(ApiRefusal.KeyInvalid);
        var place = $"{RequestActor.Of(context).Id}\n{context.Request.Path}\n{key}";
        var entry = Enter(place, Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body))), work, out var isSame);
        if (!isSame) return problems.Refuse(ApiRefusal.KeyReused);
        var isDone = false;
        try
        {
            var answer = await entry.Answer.Value;
            isDone = answer is IStatusCodeHttpResult { StatusCode: >= 200 and < 300 };
            return answer;
        }
        finally
        {
            if (!isDone) Forget(place, entry);
        }
    }

    private Kept Enter(string place, string fingerprint, Func<Task<IResult>> work, out bool isSame)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            while (kept.Count > 0 && (kept.GetAt(0).Value.At < now - Lifetime || kept.Count >= MostAnswers)) kept.RemoveAt(0);
            if (!kept.TryGetValue(place, out var entry)) kept.Add(place, entry = new Kept(fingerprint, now, new Lazy<Task<IResult>>(work)));
            isSame = entry.Fingerprint == fingerprint;
            return entry;
        }
    }

    private void Forget(string place, Kept entry)
    {
        lock (gate)
            if (kept.TryGetValue(place, out var present) && ReferenceEquals(present, entry)) kept.Remove(place);
    }

    private sealed record Kept(string Fingerprint, DateTimeOffset At, Lazy<Task<IResult>> Answer);
}
