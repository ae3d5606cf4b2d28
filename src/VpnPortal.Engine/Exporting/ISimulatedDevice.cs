namespace VpnPortal.Engine.Exporting;

/// <summary>
/// The device at the other end where the portal brings one along. It exists in demo mode only: a real device is configured by the
/// people who own it.
/// </summary>
public interface ISimulatedDevice
{
    /// <summary>Configures it as its owner would, from the neutral parameter file with pre-shared keys.</summary>
    /// <param name="name">Tells it from other devices; a device of that name is replaced.</param>
    /// <param name="hosts">Addresses behind it that are to answer a ping.</param>
    void Load(string name, string parameterFile, IReadOnlyList<string> hosts);
}
