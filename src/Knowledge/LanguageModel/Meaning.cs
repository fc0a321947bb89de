using System.Numerics;
using System.Runtime.InteropServices;

namespace AnTT.Knowledge.LanguageModel;

/// <summary>The vector of a text, of length 1, a byte for each dimension: a quarter of the memory, for an error far below what separates passages.</summary>
public sealed class Meaning
{
    private readonly sbyte[] _values;
    private readonly float _scale;

    private Meaning(sbyte[] values, float scale) => (_values, _scale) = (values, scale);

    public int Dimensions => _values.Length;

    public static Meaning Of(ReadOnlySpan<float> vector)
    {
        float length = 0, largest = 0;
        foreach (var value in vector) (length, largest) = (length + value * value, Math.Max(largest, Math.Abs(value)));
        var values = new sbyte[vector.Length];
        if (largest == 0 || !float.IsFinite(length)) return new Meaning(values, 0);
        for (var at = 0; at < values.Length; at++) values[at] = (sbyte)MathF.Round(vector[at] / largest * sbyte.MaxValue);
        return new Meaning(values, largest / sbyte.MaxValue / MathF.Sqrt(length));
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    public static Meaning Read(ReadOnlySpan<byte> stored) =>
        new(MemoryMarshal.Cast<byte, sbyte>(stored[sizeof(float)..]).ToArray(), MemoryMarshal.Read<float>(stored));

    public byte[] ToBytes()
    {
        var bytes = new byte[sizeof(float) + _values.Length];
        MemoryMarshal.Write(bytes, _scale);
        MemoryMarshal.Cast<sbyte, byte>(_values).CopyTo(bytes.AsSpan(sizeof(float)));
        return bytes;
    }

    /// <summary>Cosine, −1 to 1; 0 where the vectors come from different models.</summary>
    public float LikenessTo(Meaning other)
    {
        if (other._values.Length != _values.Length) return 0;
        var sum = Vector<int>.Zero;
        var at = 0;
        for (; at <= _values.Length - Vector<sbyte>.Count; at += Vector<sbyte>.Count)
        {
            Vector.Widen(new Vector<sbyte>(_values, at), out var low, out var high);
            Vector.Widen(new Vector<sbyte>(other._values, at), out var otherLow, out var otherHigh);
            // 127² fits a short, the sum of two does not.
            Vector.Widen(low * otherLow, out var first, out var second);
            Vector.Widen(high * otherHigh, out var third, out var fourth);
            sum += first + second + third + fourth;
        }
        var total = Vector.Sum(sum);
        for (; at < _values.Length; at++) total += _values[at] * other._values[at];
        return total * _scale * other._scale;
    }
}
