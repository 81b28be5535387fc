using Guibiao.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Guibiao.Web.Operation;

/// <summary>Ready where the database answers; degraded where the last scheduled backup could not be made. Opening it brought its schema up to date.</summary>
internal sealed class StoreCheck(Store store, IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            store.Read(transaction => Evidence.Agencies.All(transaction).Count);
            // A site without its last backup still serves: degraded is no 503.
            return Task.FromResult(services.GetService<BackupState>()?.Wrong is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
        }
        catch (StoreUnreachableException)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy());
        }
    }
}
