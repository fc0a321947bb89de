namespace AnTT.Knowledge.Documents;

/// <summary>A file that cannot be read; the message is Vietnamese and says what to do.</summary>
internal sealed class DocumentFormatException(string message, int? line = null) : Exception(message)
{
    public int? Line { get; } = line;
}
