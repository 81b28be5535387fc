using Guibiao.Formulas;

namespace Guibiao.Reviews;

/// <summary>A value against its target. <c>Achievement</c> is exact and uncapped (1 is 100 %); null where only comparison makes sense, or there is nothing to compare.</summary>
public sealed record Rating(Exact? Achievement, Light Light);
