using Microsoft.Extensions.DependencyInjection;
using VpnPortal.Cloud;
using VpnPortal.Core.Planning;
using VpnPortal.Engine.StepHandlers;

namespace VpnPortal.Engine.Tests.Runs;

/// <summary>The engine without what keeps it from making things twice: another token for each try, and look-ups that find nothing. For showing that checks can fail.</summary>
internal sealed class ForgetfulEngine(IStepHandler real) : IStepHandler
{
    public Type StepType => real.StepType;

    /// <summary>Takes the place of the real one.</summary>
    public static void AddTo(IServiceCollection services)
    {
        AlteredVpc.AddTo(services, vpc => vpc.Token = token => $"{token[..20]}{Guid.NewGuid():N}");
        foreach (var handler in services.Where(service => service.ServiceType == typeof(IStepHandler)).ToList())
        {
            services.Remove(handler);
            services.AddSingleton<IStepHandler>(provider =>
                new ForgetfulEngine((IStepHandler)ActivatorUtilities.CreateInstance(provider, handler.ImplementationType!)));
        }
    }

    public Task<Created> CallAsync(PlanStep step, StepContext context, CancellationToken cancellationToken) => real.CallAsync(step, context, cancellationToken);

    public Task<StepProgress> ObserveAsync(PlanStep step, StepContext context, CancellationToken cancellationToken) => real.ObserveAsync(step, context, cancellationToken);

    public Task<IReadOnlyList<FoundResource>> FindAsync(PlanStep step, StepContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FoundResource>>([]);
}
