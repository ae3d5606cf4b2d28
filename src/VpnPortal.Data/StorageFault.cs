using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace VpnPortal.Data;

/// <summary>Tells faults of the database and its disk, which pass, from bugs, which do not.</summary>
public static class StorageFault
{
    /// <summary>True for a full or read-only disk, a locked or unreachable database and the like.</summary>
    public static bool Is(Exception exception) => exception is DbException or DbUpdateException or IOException;
}
