namespace AnTT.Bot.Dialogs.Forms;

/// <summary>The form as it is written in YAML, before it is checked.</summary>
internal sealed class FormSource
{
    public string Id { get; set; } = "";
    public List<FieldSource> Fields { get; set; } = [];
    public List<CategorySource> Categories { get; set; } = [];
}

internal sealed class FieldSource
{
    public string Id { get; set; } = "";
    public string Kind { get; set; } = "text";
    public string Label { get; set; } = "";
    public string Ask { get; set; } = "";
    public List<string> Choices { get; set; } = [];
    public bool Required { get; set; }
    public bool Offered { get; set; }
    public ConditionSource? OnlyIf { get; set; }
    public List<string> Fills { get; set; } = [];
    public List<string> Part { get; set; } = [];
    public Dictionary<string, string> Told { get; set; } = [];
    public bool Several { get; set; }
    public string More { get; set; } = "";
    public List<string> Red { get; set; } = [];

    /// <summary>Stands for the questions of the kind of tip; all else is empty then.</summary>
    public bool Questions { get; set; }
}

internal sealed class ConditionSource
{
    public string Field { get; set; } = "";
    public List<string> Is { get; set; } = [];
    public List<string> IsNot { get; set; } = [];
}

internal sealed class CategorySource
{
    public string Code { get; set; } = "";
    public string Name { get; set; } = "";
    public string? OfficerName { get; set; }
    public bool Listed { get; set; } = true;
    public string Opening { get; set; } = "";
    public string? Place { get; set; }
    public bool Quiet { get; set; }
    public bool Diary { get; set; }
    public string? Evidence { get; set; }
    public List<string> Skips { get; set; } = [];
    public List<FieldSource> Questions { get; set; } = [];
}
