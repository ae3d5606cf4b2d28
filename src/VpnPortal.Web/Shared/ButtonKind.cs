namespace VpnPortal.Web.Shared;

public enum ButtonKind
{
    Primary,
    Secondary,
    Danger,
    Quiet,
}

public enum NoticeKind
{
    Neutral,
    Attention,
    Failed,
    Done,
}
