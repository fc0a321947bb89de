using System.Data.Common;
using AnTT.Bot.Conversations;
using AnTT.Bot.Dialogs.Conflict;
using AnTT.Bot.Storage;
using AnTT.Bot.StaffConsole.Accounts;
using AnTT.Bot.StaffConsole.Accounts.SecondStep;
using AnTT.Cases.Audit;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Bot.StaffConsole;

/// <summary>The staff console at <c>/console</c>: accounts, pages, evidence viewer.</summary>
public static class ConsoleSetup
{
    /// <summary>A session nobody uses for this long ends; polling by script does not count as use.</summary>
    public static readonly TimeSpan IdleLimit = TimeSpan.FromMinutes(30);

    public static IServiceCollection AddConsole(this IServiceCollection services)
    {
        services.AddDbContext<StaffDb>(StorageSetup.Database("staff"));
        services.AddIdentityCore<Staff>(ConfigureIdentity)
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<StaffDb>()
            .AddSignInManager()
            .AddTokenProvider<SecondStepTokens>(TokenOptions.DefaultAuthenticatorProvider)
            .AddPasswordValidator<WeakPasswords>()
            .AddErrorDescriber<PasswordWords>();
        services.AddScoped<IUserClaimsPrincipalFactory<Staff>, StaffClaims>();
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, ConfigureCookie)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, ConfigureHalfway);
        services.AddAuthorizationBuilder()
            .AddPolicy(ConsolePolicies.SignedIn, policy => policy.RequireAuthenticatedUser())
            .AddPolicy(ConsolePolicies.WorksCases, policy => policy.RequireRole(StaffRoles.Desk))
            .AddPolicy(ConsolePolicies.ReadsSetAside, policy => policy.RequireRole(StaffRoles.CaseWorkers))
            .AddPolicy(ConsolePolicies.Administers, policy => policy.RequireRole(StaffRoles.Administrator))
            .AddPolicy(ConsolePolicies.SealedSide, policy => policy.RequireRole(StaffRoles.SealedSide));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "antt-form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.Cookie.Path = "/console";
        });
        services.AddRazorPages(ConfigurePages);
        services.AddHttpContextAccessor();
        services.AddScoped<StaffAccounts>();
        services.AddScoped<Inspectors>();
        services.AddScoped<SavedViews>();
        services.AddSingleton<AddressTries>();
        services.AddScoped<SecondStepTokens>();
        services.AddScoped(at => new SecondStepDesk(at.GetRequiredService<UserManager<Staff>>(), at.GetRequiredService<SecondStepTokens>(), at.GetRequiredService<AccountLog>(), at.GetRequiredService<TimeProvider>()));
        services.AddScoped<SecondStepRelief>();
        services.AddScoped<StaffSignIn>();
        services.AddScoped(at => new SetAsideMessages(
            at.GetRequiredService<ConversationDb>(), at.GetRequiredService<TalkSeal>(), at.GetRequiredService<TurnQueue>(), at.GetRequiredService<PendingMessages>(), at.GetRequiredService<WriteGate>(), at.GetRequiredService<ConflictTalk>()));
        services.AddScoped<UndeliveredMessages>();
        services.AddScoped(ConsoleSight.Of);
        services.AddScoped(ConsoleSight.ReaderOf);
        services.AddScoped<CurrentOfficer>();
        services.AddScoped<Queued.SentOnce>();
        services.AddSingleton<Queued.QueueKeys>();
        services.AddScoped<CaseWriting>();
        services.AddScoped<ScreenReading>();
        services.AddSingleton<OpenCases>();
        services.AddScoped<StaffDirectory>();
        services.AddSingleton<ImportShelf>();
        services.AddSingleton<IdentityNoticeTimer>();
        services.AddHostedService(provider => provider.GetRequiredService<IdentityNoticeTimer>());
        services.AddHostedService<FiguresTimer>();
        services.AddSingleton<DutyTimer>();
        services.AddHostedService(provider => provider.GetRequiredService<DutyTimer>());
        return services;
    }

    /// <summary>Adds sign-in to the pipeline and maps the pages. Comes after the middleware every answer passes.</summary>
    public static void MapConsole(this WebApplication app)
    {
        var faults = new FaultPages(app);
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/console"), console =>
        {
            console.Use(ConsoleGuards.NeverStoreAsync);
            console.Use(faults.InvokeAsync);
        });
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapEvidence();
        app.MapDutyBell();
    }

    /// <summary>In a new installation makes <c>admin</c> and prints its one-time password, once.</summary>
    public static async Task MakeFirstAccountAsync(this IServiceProvider services, TextWriter output, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        if (await HasAccountsAsync(scope.ServiceProvider.GetRequiredService<DbConnection>(), ct)) return;
        if (await scope.ServiceProvider.GetRequiredService<StaffAccounts>().MakeFirstAsync(ct) is not { } first) return;
        await output.WriteLineAsync($"Tài khoản quản trị đầu tiên:  {first.UserName}");
        await output.WriteLineAsync($"Mật khẩu dùng một lần:        {first.OneTimePassword}");
        await output.WriteLineAsync("Mật khẩu này chỉ hiện một lần; lần đăng nhập đầu sẽ yêu cầu đổi.");
    }

    /// <summary>In plain SQL: every start asks, and the object mapper need not wake for it.</summary>
    private static async Task<bool> HasAccountsAsync(DbConnection connection, CancellationToken ct)
    {
        if (connection.State != System.Data.ConnectionState.Open) await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT 1 FROM "staff" LIMIT 1""";
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    /// <summary>Creates or updates the tables of accounts.</summary>
    public static async Task MigrateConsoleAsync(this IServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<StaffDb>().Database.MigrateAsync(ct);
    }

    private static void ConfigureIdentity(IdentityOptions identity)
    {
        identity.User.RequireUniqueEmail = false;
        // Length is what holds; rules about signs only make people write passwords down.
        identity.Password.RequiredLength = 12;
        identity.Password.RequiredUniqueChars = 5;
        identity.Password.RequireDigit = false;
        identity.Password.RequireLowercase = false;
        identity.Password.RequireUppercase = false;
        identity.Password.RequireNonAlphanumeric = false;
    }

    private static void ConfigureCookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "antt-console";
        cookie.Cookie.Path = "/console";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.ExpireTimeSpan = IdleLimit;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/console/dang-nhap";
        cookie.AccessDeniedPath = "/console/loi/403";
        cookie.ReturnUrlParameter = "ve";
        cookie.Events.OnCheckSlidingExpiration = context =>
        {
            if (ConsoleGuards.IsPolling(context.HttpContext.Request)) context.ShouldRenew = false;
            return Task.CompletedTask;
        };
        cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
    }

    /// <summary>Between the password and the code.</summary>
    private static void ConfigureHalfway(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "antt-halfway";
        cookie.Cookie.Path = "/console";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Strict;
        cookie.ExpireTimeSpan = TimeSpan.FromMinutes(5);
        cookie.SlidingExpiration = false;
    }

    private static void ConfigurePages(Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions pages)
    {
        pages.RootDirectory = "/Console/Pages";
        pages.Conventions.AuthorizeFolder("/", ConsolePolicies.SignedIn);
        foreach (var page in (string[])["/Cases/Index", "/Cases/Details", "/Cases/Move", "/Cases/Enter", "/Cases/Sheet", "/Cases/Cluster", "/Cases/CloseCluster"]) pages.Conventions.AuthorizePage(page, ConsolePolicies.WorksCases);
        pages.Conventions.AuthorizeFolder("/Cases", ConsolePolicies.SealedSide);
        foreach (var folder in (string[])["/Register", "/Statistics", "/Drills", "/Handover"]) pages.Conventions.AuthorizeFolder(folder, ConsolePolicies.WorksCases);
        pages.Conventions.AuthorizeFolder("/Messages", ConsolePolicies.ReadsSetAside);
        pages.Conventions.AuthorizeFolder("/People", ConsolePolicies.Administers);
        pages.Conventions.AuthorizeFolder("/Forms", ConsolePolicies.Administers);
        pages.Conventions.AuthorizePage("/Index", ConsolePolicies.SignedIn);
        foreach (var open in (string[])["/SignIn", "/SignInCode", "/Fault"]) pages.Conventions.AllowAnonymousToPage(open);
        pages.Conventions.AddFolderApplicationModelConvention("/", model =>
        {
            model.Filters.Add(new ChangePasswordFirst());
            model.Filters.Add(new Queued.QueuedPosts());
        });
    }
}

public static class ConsolePolicies
{
    public const string SignedIn = "signed-in";
    public const string WorksCases = "works-cases";
    public const string ReadsSetAside = "reads-set-aside";
    public const string Administers = "administers";
    public const string SealedSide = "sealed-side";
}
