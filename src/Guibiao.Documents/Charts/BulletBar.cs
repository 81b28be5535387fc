namespace Guibiao.Documents.Charts;

/// <summary>
/// Draws one value against its target and last year's value, all in one unit. The bar runs from zero to 125 % of the target, so that
/// in a column of bars all targets stand in one line; what is longer ends in a broken bar.
/// </summary>
public static class BulletBar
{
    private const decimal Width = 1000;
    private const decimal Height = 24;
    private const decimal TargetAt = Width / 1.25m;

    /// <summary>SVG text without words; a missing value leaves the target line, a target that is missing or not above zero only the ground: it has no scale.</summary>
    public static string Draw(Bullet bullet)
    {
        var svg = new Svg("bullet", Width, Height, bullet.Title, bullet.Description, stretches: true);
        svg.Rectangle("ground", 0, 11.5m, Width, 1);
        if (bullet.Target is > 0 && bullet.Value is { } value)
        {
            var length = Place(value, bullet.Target.Value);
            svg.Rectangle("value", 0, 7, length, 10);
            if (length == Width)
            {
                svg.Rectangle("break", Width - 14, 0, 4, Height);
            }
        }
        if (bullet.Target is > 0 && bullet.LastYear is { } last)
        {
            svg.Rectangle("last", Math.Clamp(Place(last, bullet.Target.Value) - 2, 0, Width - 4), 3, 4, 18);
        }
        if (bullet.Target is > 0)
        {
            svg.Rectangle("target", TargetAt - 1.5m, 0, 3, Height);
        }
        return svg.ToString();
    }

    // Compared before it is multiplied: a value near the largest decimal must not overflow.
    private static decimal Place(decimal value, decimal target) =>
        value <= 0 ? 0 : value / 1.25m >= target ? Width : value / target * TargetAt;
}
