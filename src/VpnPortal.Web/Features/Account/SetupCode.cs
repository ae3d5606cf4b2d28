using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using VpnPortal.Data.Stores;

namespace VpnPortal.Web.Features.Account;

/// <summary>
/// The one-time codes that make the first account: each start of each portal prints one, and any of them works. Only its SHA-256 and its end of
/// life are kept; the first account ends them all.
/// </summary>
public sealed class SetupCode(SetupCodeStore store, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    public async Task<string> IssueAsync(CancellationToken cancellationToken)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        await store.AddAsync(Hash(code), clock.GetUtcNow() + Lifetime, cancellationToken);
        return code;
    }

    public Task WithdrawAsync(CancellationToken cancellationToken) => store.ClearAsync(cancellationToken);

    public async Task<bool> IsValidAsync(string? code, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(code)) return false;
        var wanted = Encoding.ASCII.GetBytes(Hash(code));
        var holding = await store.HoldingAsync(clock.GetUtcNow(), cancellationToken);
        return holding.Any(hash => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), wanted));
    }

    /// <summary>
    /// Takes the code and runs the work; gives it back when the work fails. Two visitors with one link, at one portal or at two: the second finds it used.
    /// </summary>
    public async Task<T?> UseAsync<T>(string? code, Func<Task<(bool Done, T Result)>> work, CancellationToken cancellationToken)
        where T : class
    {
        if (!await IsValidAsync(code, cancellationToken) || !await store.TakeAsync(Hash(code!), cancellationToken)) return null;
        var used = false;
        try
        {
            (used, var result) = await work();
            return result;
        }
        finally
        {
            if (!used) await store.AddAsync(Hash(code!), clock.GetUtcNow() + Lifetime, CancellationToken.None);
        }
    }

    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(code)));
}
