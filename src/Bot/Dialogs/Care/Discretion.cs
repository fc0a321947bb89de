using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Questions;
using AnTT.Bot.Understanding;

namespace AnTT.Bot.Dialogs.Care;

/// <summary>Where something was told that another in the house must not learn: who merely says hello, or asks what this is, learns neither who reads here nor that anything was told.</summary>
internal sealed class Discretion(QuestionDialog questions)
{
    public const string Hello = "Chào bạn. Bạn cần gì, cứ nhắn.";

    /// <returns>False: it is answered as always.</returns>
    public bool Take(Turn turn, Understood understood)
    {
        if (!turn.State.Discreet) return false;
        switch (understood.Intent)
        {
            case SmallTalk { Kind: SmallTalkKind.Thanks or SmallTalkKind.Bye }:
                turn.Say("Vâng.");
                return true;
            case SmallTalk or Command:
                turn.Say(Hello);
                return true;
            case Question { IsExplicit: true }:
                return false;
            case Declined or Unknown or Question when understood.Offer is null && !WardText.AsksForContact(turn.Text):
                if (understood.Intent is Declined || !questions.TryAnswerInside(turn)) turn.Say("Tôi chưa hiểu ý bạn. Bạn nhắn rõ hơn giúp.");
                return true;
            default:
                return false;
        }
    }
}
