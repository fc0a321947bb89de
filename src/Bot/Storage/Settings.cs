namespace AnTT.Bot.Storage;

/// <summary>Where configuration comes from, later wins: appsettings.json and appsettings.Local.json of the folder the program was started in, environment, command line.</summary>
internal static class Settings
{
    public static void Add(ConfigurationManager configuration, string[] args)
    {
        var here = Directory.GetCurrentDirectory();
        configuration.AddJsonFile(Path.Combine(here, "appsettings.json"), optional: true, reloadOnChange: false);
        configuration.AddJsonFile(Path.Combine(here, "appsettings.Local.json"), optional: true, reloadOnChange: false);
        configuration.AddEnvironmentVariables();
        configuration.AddCommandLine(args);
    }
}
