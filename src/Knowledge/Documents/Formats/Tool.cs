using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace AnTT.Knowledge.Documents.Formats;

/// <summary>Runs a program of the machine, found on its path.</summary>
internal static class Tool
{
    public sealed record Result(int ExitCode, string Output, string Error);

    /// <summary>Full path of the program; null where the machine has none.</summary>
    public static string? Find(string name)
    {
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            foreach (var file in new[] { Path.Combine(folder, name), Path.Combine(folder, name + ".exe") })
                if (File.Exists(file))
                    return file;
        return null;
    }

    /// <exception cref="DocumentFormatException">It did not finish in time, or could not start.</exception>
    public static Result Run(string program, IReadOnlyList<string> arguments, TimeSpan timeout)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["OMP_THREAD_LIMIT"] = "1"; // tesseract: its threads slow each other down on small machines
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(timeout) || !Task.WaitAll([output, error], timeout))
            {
                process.Kill(entireProcessTree: true);
                throw new DocumentFormatException($"Đọc tệp quá {timeout.TotalMinutes:0} phút nên đã dừng. Tách tệp nhỏ hơn rồi nạp lại.");
            }
            return new Result(process.ExitCode, output.Result, error.Result);
        }
        catch (Win32Exception)
        {
            throw new DocumentFormatException($"Không chạy được {Path.GetFileName(program)} trên máy chủ. Cài lại chương trình này rồi nạp lại.");
        }
    }
}
