using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Auditing;

/// <summary>
/// A stable code for something worth telling afterwards. Ranges: 1xxx drafts, 2xxx runs, 3xxx proofs, 4xxx exports, 5xxx access,
/// of these 51xx operating the portal.
/// Success and failure have codes of their own. The last letter is I (done), W (refused) or E (failed).
/// </summary>
public sealed record AuditCode(string Code, string Name, BilingualText Sentence);

/// <summary>The closed list of audit codes.</summary>
public static class AuditCodes
{
    /// <summary>A deployment and its draft were created.</summary>
    public static readonly AuditCode DraftCreated = new("1001I", "draft.created", new("新建草稿", "created the draft"));

    /// <summary>Draft fields changed; before and after are kept, secrets as fingerprints.</summary>
    public static readonly AuditCode DraftEdited = new("1002I", "draft.edited", new("修改草稿", "edited the draft"));

    /// <summary>An example was loaded into a draft.</summary>
    public static readonly AuditCode ExampleLoaded = new("1003I", "draft.example_loaded", new("载入示例", "loaded an example"));

    /// <summary>A draft was saved over a newer version and refused.</summary>
    public static readonly AuditCode DraftConflict = new("1004W", "draft.conflict", new("草稿冲突，未保存", "met a draft conflict, nothing saved"));

    /// <summary>A draft without resources was deleted.</summary>
    public static readonly AuditCode DraftDeleted = new("1005I", "draft.deleted", new("删除草稿", "deleted the draft"));

    /// <summary>A draft was made from a document.</summary>
    public static readonly AuditCode DraftImported = new("1006I", "draft.imported", new("导入草稿", "imported the draft"));

    /// <summary>A draft was made from the answers of another deployment, with keys of its own.</summary>
    public static readonly AuditCode DraftCloned = new("1007I", "draft.cloned", new("克隆为新草稿", "cloned into a new draft"));

    /// <summary>A draft was moved to another region; its VPCs and vSwitches are to be chosen again.</summary>
    public static readonly AuditCode RegionSwapped = new("1008I", "draft.region_swapped", new("更换地域", "moved the draft to another region"));

    /// <summary>A draft was created from a line of a table of sites.</summary>
    public static readonly AuditCode SiteImported = new("1009I", "draft.site_imported", new("从站点表创建草稿", "created the draft from a table of sites"));

    /// <summary>A run was started from a reviewed plan.</summary>
    public static readonly AuditCode RunStarted = new("2001I", "run.started", new("开始执行", "started the run"));

    /// <summary>A start was refused because the draft has errors or changed since the review.</summary>
    public static readonly AuditCode RunRefused = new("2002W", "run.refused", new("执行被拒绝", "was refused a run"));

    /// <summary>A run was started that takes the deployment away.</summary>
    public static readonly AuditCode ReleaseStarted = new("2003I", "release.started", new("开始释放部署", "started to release the deployment"));

    /// <summary>A call is about to be made; written before the call.</summary>
    public static readonly AuditCode StepIntent = new("2010I", "step.intent", new("准备调用", "is about to call the cloud about"));

    /// <summary>The cloud accepted the call.</summary>
    public static readonly AuditCode StepAccepted = new("2011I", "step.accepted", new("云端已受理", "had a call accepted about"));

    /// <summary>The step reached its goal.</summary>
    public static readonly AuditCode StepSucceeded = new("2012I", "step.succeeded", new("步骤完成", "finished the step"));

    /// <summary>The cloud refused, nothing was done; it will be tried again or has failed.</summary>
    public static readonly AuditCode StepFailed = new("2013E", "step.failed", new("步骤失败", "failed the step"));

    /// <summary>No answer came: the outcome is unknown until looked up.</summary>
    public static readonly AuditCode StepUnknown = new("2014W", "step.unknown", new("结果未知，等待查明", "has an unknown outcome to look up"));

    /// <summary>A resource whose answer was lost was found again and taken over.</summary>
    public static readonly AuditCode StepAdopted = new("2015I", "step.adopted", new("找回资源", "found the resource again"));

    /// <summary>The cloud said not now; the step is tried again later.</summary>
    public static readonly AuditCode StepDeferred = new("2016W", "step.deferred", new("云端暂不受理，稍后重试", "was put off by the cloud"));

    /// <summary>Somebody chose which of the resources that were found is the step's.</summary>
    public static readonly AuditCode StepChosen = new("2017I", "step.chosen", new("采用已有资源", "adopted a resource that was found"));

    /// <summary>Somebody said that none of the resources that were found is the step's, so that it is made.</summary>
    public static readonly AuditCode StepDisowned = new("2018I", "step.disowned", new("确认找到的资源与本步骤无关", "said that what was found is not the step's"));

    /// <summary>All steps are done.</summary>
    public static readonly AuditCode RunSucceeded = new("2020I", "run.succeeded", new("执行完成", "finished the run"));

    /// <summary>The run ended with failed steps.</summary>
    public static readonly AuditCode RunFailed = new("2021E", "run.failed", new("执行失败", "failed the run"));

    /// <summary>A failed run was resumed at its failed steps.</summary>
    public static readonly AuditCode RunResumed = new("2022I", "run.resumed", new("继续执行", "resumed the run"));

    /// <summary>A run begins nothing new until somebody continues it.</summary>
    public static readonly AuditCode RunPaused = new("2023I", "run.paused", new("暂停执行", "paused the run"));

    /// <summary>The pause ended.</summary>
    public static readonly AuditCode RunContinued = new("2024I", "run.continued", new("恢复执行", "continued the run"));

    /// <summary>Somebody asked to end the run at the next safe point.</summary>
    public static readonly AuditCode RunCancelAsked = new("2025I", "run.cancel_asked", new("请求取消执行", "asked to cancel the run"));

    /// <summary>The run reached a safe point and ended, with steps undone.</summary>
    public static readonly AuditCode RunCancelled = new("2026W", "run.cancelled", new("执行已取消", "ended the run as asked"));

    /// <summary>Something of a deployment was changed outside the portal, or is as built again; before is as built, after as seen.</summary>
    public static readonly AuditCode DriftNoticed = new("2030W", "drift.noticed", new("发现云上的漂移", "noticed drift in the cloud"));

    /// <summary>Nothing differs from what was built any more.</summary>
    public static readonly AuditCode DriftEnded = new("2031I", "drift.ended", new("云上与部署恢复一致", "found the cloud as built again"));

    /// <summary>A ping was started through Cloud Assistant.</summary>
    public static readonly AuditCode PingStarted = new("3001I", "ping.started", new("开始连通性测试", "started a ping"));

    /// <summary>A ping was answered.</summary>
    public static readonly AuditCode PingSucceeded = new("3002I", "ping.succeeded", new("连通性测试通过", "proved traffic by ping"));

    /// <summary>A ping was not answered or could not run.</summary>
    public static readonly AuditCode PingFailed = new("3003E", "ping.failed", new("连通性测试未通过", "did not get a ping through"));

    /// <summary>A masked export was downloaded.</summary>
    public static readonly AuditCode ExportDownloaded = new("4001I", "export.downloaded", new("下载配置（已屏蔽密钥）", "downloaded a masked export"));

    /// <summary>An export with secrets was asked for; written before the file is made.</summary>
    public static readonly AuditCode SecretExportDownloaded = new("4002I", "export.secret_downloaded", new("下载含密钥的配置", "downloaded an export with secrets"));

    /// <summary>An export with secrets was refused: wrong password, or the account is locked.</summary>
    public static readonly AuditCode SecretExportRefused = new("4003W", "export.secret_refused", new("下载含密钥的配置被拒绝", "was refused an export with secrets"));

    /// <summary>The first account was made through the one-time link.</summary>
    public static readonly AuditCode SetupCompleted = new("5001I", "access.setup", new("完成首次设置", "completed the set-up"));

    /// <summary>Somebody signed in.</summary>
    public static readonly AuditCode SignedIn = new("5002I", "access.signed_in", new("登录", "signed in"));

    /// <summary>A sign-in was refused.</summary>
    public static readonly AuditCode SignInRefused = new("5003W", "access.sign_in_refused", new("登录被拒绝", "was refused a sign-in"));

    /// <summary>Somebody signed out.</summary>
    public static readonly AuditCode SignedOut = new("5004I", "access.signed_out", new("退出登录", "signed out"));

    /// <summary>Somebody had a copy of the database made.</summary>
    public static readonly AuditCode BackupMade = new("5101I", "backup.made", new("备份数据库", "backed the database up"));

    /// <summary>A copy of the database that somebody asked for could not be made.</summary>
    public static readonly AuditCode BackupFailed = new("5102E", "backup.failed", new("备份数据库失败", "could not back the database up"));

    /// <summary>Everything was moved from SQLite to PostgreSQL.</summary>
    public static readonly AuditCode DatabaseMoved = new("5103I", "database.moved", new("将全部数据迁入 PostgreSQL", "moved all data to PostgreSQL"));

    /// <summary>Every code, for filters and tests.</summary>
    public static readonly IReadOnlyList<AuditCode> All =
    [
        DraftCreated, DraftEdited, ExampleLoaded, DraftConflict, DraftDeleted, DraftImported, DraftCloned, RegionSwapped, SiteImported,
        RunStarted, RunRefused, ReleaseStarted, StepIntent, StepAccepted, StepSucceeded, StepFailed, StepUnknown, StepAdopted, StepDeferred,
        StepChosen, StepDisowned, RunSucceeded, RunFailed, RunResumed, RunPaused, RunContinued, RunCancelAsked, RunCancelled, DriftNoticed,
        DriftEnded, PingStarted, PingSucceeded, PingFailed,
        ExportDownloaded, SecretExportDownloaded, SecretExportRefused, SetupCompleted, SignedIn, SignInRefused, SignedOut,
        BackupMade, BackupFailed,
        DatabaseMoved,
    ];
}
