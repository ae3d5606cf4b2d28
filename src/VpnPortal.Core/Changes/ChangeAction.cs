namespace VpnPortal.Core.Changes;

/// <summary>What a plan does to one address.</summary>
public enum ChangeAction
{
    /// <summary>It is not there and is made.</summary>
    Create,

    /// <summary>It is in the account already and is used as it is.</summary>
    Use,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It cannot be changed in place: it is deleted and made anew.</summary>
    Replace,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It comes about by itself and is waited for.</summary>
    Await,

    /// <summary>It is not wanted any more and stays all the same, since it is not the portal's or is paid for in advance.</summary>
    Keep,

    /// <summary>It is as it should be.</summary>
    NoOp,
}
