using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs;

internal static class UnderstoodExtensions
{
    public static bool Is(this Understood understood, CommandKind kind) => understood.Intent is Command command && command.Kind == kind;
}
