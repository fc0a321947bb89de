namespace AnTT.Bot.Storage;

/// <summary>A service of this scope, made when it is first needed: most turns never touch the case store, which takes long to wake.</summary>
public sealed class Later<T>(IServiceProvider scope)
    where T : notnull
{
    public T Value => scope.GetRequiredService<T>();
}
