using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using VpnPortal.Data;

namespace VpnPortal.Web.Features.Account;

/// <summary>
/// The one-time code that makes the first account. Only its SHA-256 and its end of life are kept; a new code replaces the old one.
/// </summary>
public sealed class SetupCode(DataDirectory directory, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    private readonly SemaphoreSlim gate = new(1, 1);

    private string Path => directory.File("setup-code");

    public void Dispose() => gate.Dispose();

    public async Task<string> IssueAsync(CancellationToken cancellationToken)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        var ends = clock.GetUtcNow() + Lifetime;
        await File.WriteAllTextAsync(Path, $"{Hash(code)} {ends.UtcTicks.ToString(CultureInfo.InvariantCulture)}", cancellationToken);
        return code;
    }

    public void Withdraw() => File.Delete(Path);

    public async Task<bool> IsValidAsync(string? code, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(code) || !File.Exists(Path)) return false;
        if ((await File.ReadAllTextAsync(Path, cancellationToken)).Split(' ') is not [var hash, var ends]) return false;
        return long.Parse(ends, CultureInfo.InvariantCulture) > clock.GetUtcNow().UtcTicks
            && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(Hash(code)));
    }

    /// <summary>Runs the work if the code holds, and uses the code up when the work succeeds. Two visitors with one link: the second finds it used.</summary>
    public async Task<T?> UseAsync<T>(string? code, Func<Task<(bool Done, T Result)>> work, CancellationToken cancellationToken)
        where T : class
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!await IsValidAsync(code, cancellationToken)) return null;
            var (done, result) = await work();
            if (done) Withdraw();
            return result;
        }
        finally
        {
            gate.Release();
        }
    }

    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
