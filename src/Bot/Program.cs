return await AnTT.Bot.Commands.CommandLine.RunAsync(args);
