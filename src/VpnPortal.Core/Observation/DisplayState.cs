using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Observation;

/// <summary>What the portal says about a thing it shows. The same word stands in pages, API answers, exports and notifications.</summary>
public enum DisplayState
{
    Planned,
    Preparing,
    Updating,
    Normal,
    Up,
    Ready,
    Standby,
    Unproven,
    Attention,
    Failed,
    Down,
    Unknown,
    Gone,
}

/// <summary>The meaning of a colour, never the colour itself; the style sheet decides how it looks in each theme.</summary>
public enum ColourRole
{
    Neutral,
    Blue,
    Green,
    Teal,
    Amber,
    Red,
    Violet,
}

/// <summary>The word for a state in both languages and its colour role.</summary>
public sealed record StateWord(string Zh, string En, ColourRole Role)
{
    public BilingualText Text => new(Zh, En);

    public string In(string culture) => Text.In(culture);
}

public static class DisplayStates
{
    /// <summary>Closed: a state without a word is a bug and fails loudly.</summary>
    public static StateWord Word(this DisplayState state) => state switch
    {
        DisplayState.Planned => new("计划", "planned", ColourRole.Neutral),
        DisplayState.Preparing => new("准备中", "preparing", ColourRole.Blue),
        DisplayState.Updating => new("更新中", "updating", ColourRole.Blue),
        DisplayState.Normal => new("正常", "normal", ColourRole.Green),
        DisplayState.Up => new("已连通", "up", ColourRole.Green),
        DisplayState.Ready => new("就绪", "ready", ColourRole.Green),
        DisplayState.Standby => new("备用", "standby", ColourRole.Teal),
        DisplayState.Unproven => new("待验证", "unproven", ColourRole.Teal),
        DisplayState.Attention => new("注意", "attention", ColourRole.Amber),
        DisplayState.Failed => new("失败", "failed", ColourRole.Red),
        DisplayState.Down => new("中断", "down", ColourRole.Red),
        DisplayState.Unknown => new("待确认", "unknown", ColourRole.Violet),
        DisplayState.Gone => new("已删除", "deleted", ColourRole.Neutral),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No word for this state."),
    };
}
