namespace VpnPortal.Web.Shared;

public enum IconName
{
    Account, ArrowLeft, ArrowRight, Check, ChevronDown, ChevronRight, Clock, Copy, Cross, Deployments, Download, Edit,
    External, Eye, EyeOff, Gateway, History, Key, Language, Lock, Minus, Moon, More, Play, Plus, Question, Rail, Refresh,
    Search, Settings, SignOut, Stop, Sun, System, Team, Trash, Tunnel, Upload,
    StateArc, StateAttention, StateCheck, StateCross, StateDashed, StateHalf, StateInfo, StateQuestion,
}
