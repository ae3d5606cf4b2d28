using VpnPortal.Core.Diagnostics;
using VpnPortal.Core.Drafts;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Core.Validation.Rules;

/// <summary>Whoever the cloud does not let in can neither look nor build.</summary>
public sealed class CredentialsRefused : IPreflightRule
{
    /// <inheritdoc/>
    public bool MattersWhenBuilt => true;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Check(DraftReading draft)
    {
        var refused = draft.Sides
            .SelectMany(side => (side.Landscape?.OpenQuestions ?? default).Select(question => (Side: side, Question: question)))
            .FirstOrDefault(entry => entry.Question.Cause == OpenQuestionCause.CredentialsRefused);
        if (refused.Question is not { Code: var code }) yield break;
        var (reason, fix) = Explain(code);
        yield return new Diagnostic("credentials-refused", Severity.Error, FieldPaths.Region(refused.Side.Key), reason, fix);
    }

    private static (BilingualText Reason, BilingualText Fix) Explain(string code) => code switch
    {
        _ when Starts(code, "InvalidAccessKeyId") => (
            new($"阿里云不接受门户的 AccessKey：它不存在或已被禁用（{code}）。", $"The cloud does not accept the portal's access key: it does not exist or is disabled ({code})."),
            new("请在 RAM 控制台启用或更换 AccessKey，更新 Cloud:AccessKeyId 和 Cloud:AccessKeySecret。", "Enable or replace the access key in the RAM console and update Cloud:AccessKeyId and Cloud:AccessKeySecret.")),
        _ when Starts(code, "SignatureDoesNotMatch") || Starts(code, "IncompleteSignature") => (
            new($"阿里云不接受门户的签名，AccessKeySecret 与 AccessKeyId 很可能不成对（{code}）。", $"The cloud does not accept the portal's signature; secret and access key id are probably no pair ({code})."),
            new("请重新填写 Cloud:AccessKeySecret。", "Enter Cloud:AccessKeySecret again.")),
        _ when Starts(code, "InvalidSecurityToken") => (
            new($"临时凭证（STS）已过期或无效（{code}）。", $"The temporary (STS) credentials are expired or invalid ({code})."),
            new("请同时更换 AccessKeyId、AccessKeySecret 和 SecurityToken。", "Replace access key id, secret and SecurityToken together.")),
        _ when Starts(code, "InvalidTimeStamp") => (
            new($"服务器时间与阿里云相差超过 15 分钟（{code}）。", $"This server's clock is more than 15 minutes off ({code})."),
            new("请用 NTP 校准服务器时间。", "Set the clock by NTP.")),
        _ => (
            new($"阿里云因账号状态拒绝了查询（{code}），无法得知能否购买和创建资源。", $"The cloud refused to answer because of the account's state ({code}), so nobody can tell whether anything can be bought or made."),
            new("请登录控制台检查账号是否欠费、冻结或未实名认证。", "Look in the console whether the account is overdue, frozen or not verified.")),
    };

    private static bool Starts(string code, string start) => code.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
