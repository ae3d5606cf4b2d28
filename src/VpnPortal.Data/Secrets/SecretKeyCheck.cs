using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Secrets;

/// <summary>Loads the key of secrets and refuses one that did not seal what the database holds. A first start leaves a mark to check the next ones by.</summary>
public sealed class SecretKeyCheck(SecretKey key, SecretEnvelope envelope)
{
    private const string Mark = "secret-key";
    private const string MarkText = "sealed by the key of this database";

    /// <summary>Runs the check.</summary>
    /// <param name="database">What the database is called in messages.</param>
    /// <exception cref="InvalidOperationException">The key is missing, damaged, or another one.</exception>
    public async Task RunAsync(PortalDbContext context, string database, CancellationToken cancellationToken)
    {
        var mark = await context.Marks.FindAsync([Mark], cancellationToken);
        key.Load(secretsExist: mark is not null || await context.Secrets.AnyAsync(cancellationToken));
        if (await FitsAsync(context, mark, cancellationToken) is false)
            throw new InvalidOperationException($"The key in {key.Origin} opens none of the sealed secrets in {database}. Put back the key that sealed them.");
        if (mark is not null) return;
        context.Marks.Add(new MarkRow { Name = Mark, Value = Convert.ToBase64String(envelope.SealText(MarkText, Mark)) });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A single damaged envelope is the fault of its row; when none opens, it is the key's. Null when there is none.</summary>
    private async Task<bool?> FitsAsync(PortalDbContext context, MarkRow? mark, CancellationToken cancellationToken)
    {
        if (mark is not null && Opens(() => envelope.OpenText(Convert.FromBase64String(mark.Value), Mark))) return true;
        bool? fits = mark is null ? null : false;
        await foreach (var secret in context.Secrets.AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (Opens(() => envelope.Open(secret.Envelope, SecretEnvelope.PlaceOf(secret.DeploymentId, secret.Path)))) return true;
            fits = false;
        }

        return fits;
    }

    private static bool Opens(Action open)
    {
        try
        {
            open();
            return true;
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            return false;
        }
    }
}
