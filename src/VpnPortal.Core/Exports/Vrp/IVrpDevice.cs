using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Exports.Vrp;

/// <summary>What differs between the devices whose command line is VRP or looks like it.</summary>
internal interface IVrpDevice
{
    /// <summary>Key of the renderer and of its <see cref="Validation.DeviceLimits"/>.</summary>
    string Key { get; }

    /// <summary>Device and releases, for headers.</summary>
    BilingualText Release { get; }

    /// <summary>Why the device cannot hold a key that passes its limits; null when it can.</summary>
    BilingualText? KeyObstacle(string key);

    /// <summary>The configuration.</summary>
    IEnumerable<CliSection> Configuration(VrpPage page);

    /// <summary>Moves the routes when a tunnel fails silently; with BGP the sessions do.</summary>
    CliSection Failover(VrpPage page);

    /// <summary>Each tunnel by its own uplink.</summary>
    CliSection Uplinks(VrpPage page);

    /// <summary>A file that only some devices of the kind need; null when there is none.</summary>
    (string Name, string Purpose, CliSection Section)? Extra(VrpPage page) => null;

    /// <summary>Commands of the user view and what they should show.</summary>
    IEnumerable<CliSection> Checks(VrpPage page);
}
