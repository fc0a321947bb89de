using AnTT.Bot.Dialogs.Forms;
using AnTT.Cases.Routing;

namespace AnTT.Bot.StaffConsole;

/// <summary>Every kind of case the form in use can file, as officers read it.</summary>
internal static class RoutedCategories
{
    public static IReadOnlyList<CategoryPlace> Of(FormShelf forms) => [.. forms.Current.Categories.Select(category => new CategoryPlace(category.Code, category.OfficerName ?? category.Name))];
}
