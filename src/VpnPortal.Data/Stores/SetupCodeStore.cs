using Microsoft.EntityFrameworkCore;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Stores;

/// <summary>Codes that make the first account, as hashes.</summary>
public sealed class SetupCodeStore(IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>Stores a code.</summary>
    public async Task AddAsync(string hash, DateTimeOffset endsAt, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.SetupCodes.Add(new SetupCodeRow { Hash = hash, EndsAt = endsAt });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Hashes that hold at an instant.</summary>
    public async Task<IReadOnlyList<string>> HoldingAsync(DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.SetupCodes.Where(code => code.EndsAt > at).Select(code => code.Hash).ToListAsync(cancellationToken);
    }

    /// <summary>Takes the code and with it all others, if it is there. Of several portals that try at the same time, one succeeds.</summary>
    public async Task<bool> TakeAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var codes = await context.SetupCodes.ToListAsync(cancellationToken);
        context.SetupCodes.RemoveRange(codes);
        return codes.Any(code => code.Hash == hash) && await TrySaveAsync(context, cancellationToken);
    }

    /// <summary>Takes all codes away.</summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.SetupCodes.RemoveRange(context.SetupCodes);
        await TrySaveAsync(context, cancellationToken);
    }

    /// <summary>False when another portal took them at the same moment.</summary>
    private static async Task<bool> TrySaveAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
