using System.CommandLine;

namespace AnTT.Bot.Commands;

/// <summary><c>kb …</c>: the knowledge base.</summary>
internal static class KbCommand
{
    public static Command Create() => new("kb", "Kho tri thức: nạp, xem, tìm, chấm điểm.")
    {
        KbImport.Create(),
        KbRead.CreateList(),
        KbRead.CreateShow(),
        KbEvaluate.CreateSearch(),
        KbEvaluate.CreateEval(),
        KbEvaluate.CreateBenchmark(),
    };
}
