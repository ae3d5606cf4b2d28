using VpnPortal.Core.Primitives;
using VpnPortal.Core.Runs;

namespace VpnPortal.Engine.Overview;

/// <summary>Cause and next act of the errors that are the portal's own; all others are the cloud's.</summary>
internal static class PortalFaults
{
    private static readonly BilingualText LookedUp = new(
        "无需操作：会先查询资源是否已存在，再决定是否重试。", "Nothing to do: the resource is looked up before anything is tried again.");

    private static readonly Dictionary<string, (BilingualText Cause, BilingualText NextAct)> Known = new(StringComparer.Ordinal)
    {
        [PortalCodes.Restarted] = (
            new("门户在调用期间停止，结果未知。", "The portal stopped during the call; its outcome is not known."), LookedUp),
        [PortalCodes.Ambiguous] = (
            new("找到的资源与方案不一致，或不止一个。", "What was found differs from the plan, or there is more than one."),
            new("在控制台核对这些资源，处理多余的一个，然后继续执行。", "Compare them in the console, deal with the one too many, then resume.")),
        [PortalCodes.Vanished] = (
            new("资源在等待期间消失，可能在门户之外被删除。", "The resource disappeared while it was waited for; it may have been deleted elsewhere."),
            new("与同事确认后继续执行，将重新创建该资源。", "Ask your colleagues, then resume: it will be made anew.")),
        [PortalCodes.Deadline] = (
            new("在规定时间内没有达到目标状态。", "It did not reach its goal in time."),
            new("在控制台查看资源状态；恢复后继续执行，将重新计时。", "See its state in the console; once it recovers, resume, and time counts anew.")),
        [PortalCodes.NotOurs] = (
            new("台账中没有这个资源，门户只删除自己创建的资源。没有发起调用。", "The ledger does not know this resource, and the portal deletes only what it made itself. Nothing was called."),
            new("在控制台核对该资源，确认不再需要后手动删除。", "Look at it in the console, and delete it there once you are sure that nobody needs it.")),
        [PortalCodes.SecretUnreadable] = (
            new("存储的预共享密钥缺失或无法解封：密封它的主密钥已更换，或数据已损坏。没有发起调用。",
                "A stored pre-shared key is missing or does not open: another key sealed it, or the data is damaged. Nothing was called."),
            new("恢复原来的 secrets.key（或 Portal:SecretKey）或数据库备份，重启门户后继续执行。",
                "Put back the original secrets.key (or Portal:SecretKey) or a copy of the database, restart the portal, then resume.")),
        [PortalCodes.SecretChanged] = (
            new("预共享密钥在制定方案之后被修改，对端可能已使用原来的密钥。没有发起调用。",
                "The pre-shared key was changed after the plan was made, and the other end may have the former one already. Nothing was called."),
            new("重新检查并执行方案，两端将使用新的密钥；或改回原来的密钥后继续执行。",
                "Review and run the plan again, so that both ends get the new key; or put the former key back, then resume.")),
    };

    public static CloudFault Of(StepError error) => Known.TryGetValue(error.Code, out var known)
        ? new CloudFault(error.Code, error.Message, error.RequestId, known.Cause, known.NextAct)
        : CloudFault.Of(error.Code, error.Message, error.RequestId);
}
