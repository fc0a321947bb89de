using AnTT.Hearing;

// hearing learn|check|fold|time <repository> [folder]
// learn: the weights of src/Bot/Understanding/Danger/sense.tsv again. check: the unseen lists, or emergencies*.tsv and lookalikes*.tsv of a folder, with the weights of the repository. fold: each fifth of the lists with the weights of the other four. time: microseconds of one message.
if (args is not [var command, var repository, ..])
{
    Console.Error.WriteLine("hearing learn|check|fold|time <repository> [folder]");
    return 2;
}
switch (command)
{
    case "learn": Learning.Write(repository); break;
    case "check": Checking.Unseen(repository, args.ElementAtOrDefault(2)); break;
    case "fold": Checking.Fold(repository); break;
    default: Timing.Print(repository); break;
}
return 0;
