using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace Guibiao.Formulas;

/// <summary>An exact fraction of two big integers, always in lowest terms with a positive denominator; 98 % is 49/50.</summary>
public readonly struct Exact : IEquatable<Exact>, IComparable<Exact>
{
    private readonly BigInteger _denominator;

    /// <summary>The fraction in lowest terms; a zero denominator throws, so divide only after asking <see cref="IsZero"/>.</summary>
    public Exact(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException();
        }
        var common = denominator.IsOne ? BigInteger.One : BigInteger.GreatestCommonDivisor(numerator, denominator);
        var sign = denominator.Sign < 0 ? -1 : 1;
        Numerator = numerator / common * sign;
        _denominator = denominator / common * sign;
    }

    /// <summary>The number above the line; carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The number under the line; always positive.</summary>
    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>Zero.</summary>
    public static Exact Zero => default;

    /// <summary>One.</summary>
    public static Exact One => new(BigInteger.One, BigInteger.One);

    /// <summary>Whether this is zero.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    public static implicit operator Exact(int value) => new(value, BigInteger.One);

    public static implicit operator Exact(BigInteger value) => new(value, BigInteger.One);

    public static Exact operator +(Exact left, Exact right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    public static Exact operator -(Exact left, Exact right) => left + -right;

    public static Exact operator -(Exact value) => new(-value.Numerator, value.Denominator);

    public static Exact operator *(Exact left, Exact right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    public static Exact operator /(Exact left, Exact right) => new(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    public static bool operator ==(Exact left, Exact right) => left.Equals(right);

    public static bool operator !=(Exact left, Exact right) => !left.Equals(right);

    public static bool operator <(Exact left, Exact right) => left.CompareTo(right) < 0;

    public static bool operator >(Exact left, Exact right) => left.CompareTo(right) > 0;

    public static bool operator <=(Exact left, Exact right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Exact left, Exact right) => left.CompareTo(right) >= 0;

    /// <summary>Named form of +.</summary>
    public static Exact Add(Exact left, Exact right) => left + right;

    /// <summary>Named form of -.</summary>
    public static Exact Subtract(Exact left, Exact right) => left - right;

    /// <summary>Named form of ×.</summary>
    public static Exact Multiply(Exact left, Exact right) => left * right;

    /// <summary>Named form of ÷.</summary>
    public static Exact Divide(Exact left, Exact right) => left / right;

    /// <summary>Named form of the unary -.</summary>
    public static Exact Negate(Exact value) => -value;

    /// <summary>The exact value of a decimal such as 12.50; false for anything but digits with one point and a sign.</summary>
    public static bool TryParse(string text, out Exact value)
    {
        value = default;
        var sign = text.StartsWith('-') ? -1 : 1;
        var digits = text.AsSpan(text.StartsWith('-') || text.StartsWith('+') ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        var part = point < 0 ? [] : digits[(point + 1)..];
        if ((point >= 0 && part.IsEmpty) || (whole.IsEmpty && part.IsEmpty) || whole.ContainsAnyExceptInRange('0', '9') || part.ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        value = new(sign * BigInteger.Parse(string.Concat("0", whole, part)), BigInteger.Pow(10, part.Length));
        return true;
    }

    public int CompareTo(Exact other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Exact other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is Exact other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    public override string ToString() => Display.Value(this);
}
