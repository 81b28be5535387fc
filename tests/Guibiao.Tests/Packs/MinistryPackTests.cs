using Guibiao.Indicators;
using Guibiao.Packs;
using Guibiao.Reviews;
using Guibiao.Storage;

namespace Guibiao.Tests.Packs;

public sealed class MinistryPackTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("guibiao-").FullName;

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Load_ThePackOfThisProject_Gives19IndicatorsWithLights()
    {
        var store = Store.Open("sqlite:" + Path.Combine(folder, "a.db"));
        var result = PackLoader.Load(store, Project.File("packs", "mofa-105"), null, null, TimeProvider.System);
        Assert.Empty(result.Issues.Select(issue => issue.Message.Chinese));
        var values = IndicatorEvaluator.Evaluate(store, "mofa", 105, TimeProvider.System);
        Assert.Equal(19, values.Count);
        Assert.All(values, value => Assert.Equal(FormulaStatus.Confirmed, value.FormulaStatus));
        Assert.All(values, value => Assert.Equal(value.Light == Light.White, value.Number is null && value.Missing.Count > 0));
        Assert.Single(values, value => value.Light == Light.White);
        Assert.Equal(3, values.Count(value => value.Light is Light.Yellow or Light.Red));
    }
}
