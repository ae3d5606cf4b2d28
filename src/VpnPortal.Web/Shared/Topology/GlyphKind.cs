namespace VpnPortal.Web.Shared.Topology;

public enum GlyphKind
{
    Cloud,
    Building,
    Router,
}
