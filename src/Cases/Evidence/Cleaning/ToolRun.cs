using System.ComponentModel;
using System.Diagnostics;

namespace AnTT.Cases.Evidence.Cleaning;

/// <summary>Feeds a program through standard input, so that nothing of a file lies on the disk in clear.</summary>
internal static class ToolRun
{
    internal sealed record Ended(int ExitCode, byte[] Output);

    /// <returns>Null: not found, or stopped because it took too long.</returns>
    public static async Task<Ended?> RunAsync(ProcessStartInfo start, Stream input, TimeSpan patience, CancellationToken ct)
    {
        Process? process;
        try
        {
            process = Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
        if (process is null) return null;
        using (process)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(ct);
            enough.CancelAfter(patience);
            try
            {
                var output = new MemoryStream();
                var reading = process.StandardOutput.BaseStream.CopyToAsync(output, enough.Token);
                var complaints = process.StandardError.BaseStream.CopyToAsync(Stream.Null, enough.Token);
                await FeedAsync(process, input, enough.Token);
                await Task.WhenAll(reading, complaints);
                await process.WaitForExitAsync(enough.Token);
                return new Ended(process.ExitCode, output.ToArray());
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                return null;
            }
            finally
            {
                if (!process.HasExited) process.Kill(entireProcessTree: true);
            }
        }
    }

    private static async Task FeedAsync(Process process, Stream input, CancellationToken ct)
    {
        try
        {
            await input.CopyToAsync(process.StandardInput.BaseStream, ct);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It had seen enough; its exit code says what it thinks.
        }
    }
}
