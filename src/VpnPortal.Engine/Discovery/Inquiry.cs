using System.Collections.Concurrent;
using VpnPortal.Cloud;
using VpnPortal.Core.Observation;
using VpnPortal.Core.Primitives;

namespace VpnPortal.Engine.Discovery;

/// <summary>One round of questions. What the account may not ask stays open and is told as such, instead of hiding all the rest.</summary>
internal sealed class Inquiry
{
    private readonly ConcurrentQueue<(OpenQuestion Question, CloudException Reason)> open = new();

    /// <summary>Questions without an answer, by name.</summary>
    public EquatableArray<OpenQuestion> Open =>
        open.Select(entry => entry.Question).Distinct().OrderBy(question => question.Action, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>How the credentials were refused, or null.</summary>
    public CloudException? CredentialsRefused =>
        open.Where(entry => entry.Question.Cause == OpenQuestionCause.CredentialsRefused).Select(entry => entry.Reason).FirstOrDefault();

    /// <summary>A list, empty when the question stays open.</summary>
    /// <param name="isOptional">The draft can be judged without it, so it also stays open when no answer came.</param>
    /// <exception cref="CloudException">The cloud did not answer, so that nothing can be said about the region.</exception>
    public async Task<EquatableArray<T>> ListAsync<T>(string action, Task<IReadOnlyList<T>> answer, bool isOptional = false)
    {
        try
        {
            return (await answer).ToEquatableArray();
        }
        catch (CloudException exception) when (isOptional || CauseOf(exception) != OpenQuestionCause.NoAnswer)
        {
            LeaveOpen(action, exception);
            return default;
        }
    }

    /// <summary>A fact that the draft can be judged without; null when the question stays open for whatever reason.</summary>
    public async Task<bool?> FactAsync(string action, Task<bool> answer)
    {
        try
        {
            return await answer;
        }
        catch (CloudException exception)
        {
            LeaveOpen(action, exception);
            return null;
        }
    }

    private void LeaveOpen(string action, CloudException reason) => open.Enqueue((new OpenQuestion(action, reason.Code, CauseOf(reason)), reason));

    private static OpenQuestionCause CauseOf(CloudException exception)
    {
        if (exception.Class != CloudErrorClass.MoneyOrPermission) return OpenQuestionCause.NoAnswer;
        return IsRefusedPermission(exception.Code) ? OpenQuestionCause.NotAllowed : OpenQuestionCause.CredentialsRefused;
    }

    // Some pages of the API reference spell it "Forbbiden".
    private static bool IsRefusedPermission(string code) =>
        new[] { "Forbidden", "Forbbiden", "NoPermission" }.Any(start => code.StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
