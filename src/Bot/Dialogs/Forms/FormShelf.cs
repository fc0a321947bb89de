using System.Data;
using System.Data.Common;
using AnTT.Bot.Dialogs.Conflict;
using AnTT.Bot.Dialogs.Tips;

namespace AnTT.Bot.Dialogs.Forms;

/// <summary>Every version of the form in memory. Thread safe; read from the database when first needed and again after a new version is saved.</summary>
public sealed class FormShelf(IServiceScopeFactory? scopes)
{
    /// <summary>The shipped versions alone, without a database.</summary>
    internal static FormShelf OfShipped() => new(scopes: null)
    {
        _versions = ShippedForms.All.Select(form => FormReader.Read(form.Source, form.Revision)).OfType<FormReading.Good>().ToDictionary(good => good.Form.Version, good => VictimKinds.AddedTo(good.Form)),
    };

    private readonly Lock _reading = new();
    private volatile IReadOnlyDictionary<int, FormDefinition>? _versions;

    /// <summary>The version new tips begin with.</summary>
    public FormDefinition Current => Versions.Values.MaxBy(form => form.Version)!;

    public IReadOnlyDictionary<int, FormDefinition> Versions
    {
        get
        {
            if (_versions is { } known) return known;
            lock (_reading) return _versions ??= Read();
        }
    }

    /// <summary>The form a draft was begun with.</summary>
    public FormDefinition Of(TipDraft draft) => For(draft, Versions.GetValueOrDefault(draft.FormVersion) ?? Current);

    private static FormDefinition For(TipDraft draft, FormDefinition form) => draft.Conflict ? ConflictForm.Of(form) : form;

    /// <summary>A draft as some version of the form can go on with it: its own where it is still known, else the current one; what that does not ask goes to the details.</summary>
    public TipDraft Fit(TipDraft draft)
    {
        bool Knows(FormDefinition form) =>
            draft.Answers.Keys.All(form.Has) && (draft.Asking is null || form.Has(draft.Asking)) && draft.Skipped.All(form.Has);
        if (draft.FormId == TipForm.Id && Versions.TryGetValue(draft.FormVersion, out var own) && Knows(For(draft, own))) return draft;
        var current = For(draft, Current);
        var carried = draft with
        {
            FormId = TipForm.Id,
            FormVersion = current.Version,
            Answers = draft.Answers.Where(answer => current.Has(answer.Key)).ToDictionary(),
            Skipped = [.. draft.Skipped.Where(current.Has)],
            Asking = draft.Asking is { } asking && current.Has(asking) ? asking : null,
            Editing = false,
            Carried = draft.Asking is { } gone && !current.Has(gone),
        };
        return draft.Answers.Where(answer => !current.Has(answer.Key)).Aggregate(carried, (kept, answer) => Drafts.AddDetail(kept, answer.Value.Text));
    }

    /// <summary>After a new version was saved.</summary>
    public void Forget() => _versions = null;

    /// <summary>In plain SQL: the first tip need not wait for the object mapper.</summary>
    private Dictionary<int, FormDefinition> Read()
    {
        using var scope = scopes!.CreateScope();
        var connection = scope.ServiceProvider.GetRequiredService<DbConnection>();
        if (connection.State != ConnectionState.Open) connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Version", "Source" FROM "form_versions" """;
        using var rows = command.ExecuteReader();
        var forms = new Dictionary<int, FormDefinition>();
        while (rows.Read())
        {
            if (FormReader.Read(rows.GetString(1), rows.GetInt32(0)) is FormReading.Good good) forms.Add(good.Form.Version, VictimKinds.AddedTo(good.Form));
        }
        return forms.Count > 0 ? forms : throw new InvalidOperationException("No version of the form can be read.");
    }
}
