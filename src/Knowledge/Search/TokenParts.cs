namespace AnTT.Knowledge.Search;

/// <summary>Walks the simple tokens of a compound one (<c>124/2021/tt-bca</c>) without allocating.</summary>
internal ref struct TokenParts(ReadOnlySpan<char> token)
{
    private ReadOnlySpan<char> _rest = token;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly TokenParts GetEnumerator() => this;

    public bool MoveNext()
    {
        _rest = _rest.TrimStart("/-%&");
        if (_rest.IsEmpty) return false;
        var end = _rest.IndexOfAny("/-%&");
        if (end < 0) end = _rest.Length;
        Current = _rest[..end];
        _rest = _rest[end..];
        return true;
    }
}
