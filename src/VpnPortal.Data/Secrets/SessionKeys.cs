using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using VpnPortal.Data.Rows;

namespace VpnPortal.Data.Secrets;

/// <summary>
/// The keys of sign-in cookies, access tokens and forms, in the database so that every portal of a team knows them, and sealed so that a copy of
/// the database signs nobody in.
/// </summary>
public sealed class SessionKeys(IDbContextFactory<PortalDbContext> contexts, SecretEnvelope envelope) : IXmlRepository
{
    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.SessionKeys.AsNoTracking().ToList().Select(Open).OfType<XElement>()];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.CreateDbContext();
        context.SessionKeys.Add(new SessionKeyRow { Name = friendlyName, Envelope = envelope.SealText(element.ToString(SaveOptions.DisableFormatting), Place(friendlyName)) });
        context.SaveChanges();
    }

    /// <summary>One that is damaged is as good as none: people sign in again.</summary>
    private XElement? Open(SessionKeyRow row)
    {
        try
        {
            return XElement.Parse(envelope.OpenText(row.Envelope, Place(row.Name)));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Place(string name) => $"session-key|{name}";
}
