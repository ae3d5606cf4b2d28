namespace VpnPortal.Web.Shared.Topology;

/// <summary>Marks the words of the drawing.</summary>
public sealed class TopologyTexts;
