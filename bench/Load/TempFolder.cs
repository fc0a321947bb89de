namespace AnTT.LoadBench;

/// <summary>A data folder that goes with its run.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("antt-load-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
