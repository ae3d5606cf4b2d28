namespace VpnPortal.Web.Shared;

public enum IconName
{
    Account, ArrowLeft, ArrowRight, Check, ChevronDown, ChevronRight, Copy, Cross, Deployments, Download,
    Eye, EyeOff, History, Key, Moon, Play, Plus, Question, Rail, Refresh,
    Search, Settings, SignOut, Sun, System, Team, Trash, Tunnel,
    StateArc, StateAttention, StateCheck, StateCross, StateDashed, StateHalf, StateInfo, StateQuestion,
}
