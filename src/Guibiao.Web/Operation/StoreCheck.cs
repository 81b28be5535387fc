using Guibiao.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Guibiao.Web.Operation;

/// <summary>Ready where the database answers. Opening it brought its schema up to date.</summary>
internal sealed class StoreCheck(Store store) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            store.Read(transaction => Evidence.Agencies.All(transaction).Count);
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (StoreUnreachableException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy());
        }
    }
}
