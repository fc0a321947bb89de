using System.Linq.Expressions;
using AnTT.Cases.Routing;
using Microsoft.EntityFrameworkCore;

namespace AnTT.Cases.Conflict;

/// <summary>The conflict door itself: no query of any table returns, counts, changes or deletes a row these eyes may not see.</summary>
internal static class ConflictFilter
{
    /// <summary>Every table says which ward a row belongs to.</summary>
    public const string WardId = "WardId";

    /// <exception cref="InvalidOperationException">A table does not say which ward its rows belong to.</exception>
    public static void Put(ModelBuilder model, CasesDb db)
    {
        var tables = typeof(CasesDb).GetProperties().Select(property => property.PropertyType)
            .Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(DbSet<>)).Select(type => type.GetGenericArguments()[0]);
        foreach (var type in tables)
        {
            var row = Expression.Parameter(type, "row");
            var ward = type.GetProperty(type == typeof(Ward) ? nameof(Ward.Id) : WardId)
                ?? throw new InvalidOperationException($"{type.Name} must say which ward it belongs to, or the conflict door stands open for it.");
            var of = Expression.Property(row, ward);
            // Properties of the context, read anew for each query.
            var context = Expression.Constant(db);
            var hidden = Expression.Property(context, nameof(CasesDb.HiddenWard));
            var drill = Expression.Property(context, nameof(CasesDb.HiddenDrill));
            var only = Expression.Property(context, nameof(CasesDb.OnlyWard));
            var seen = Expression.AndAlso(
                Expression.AndAlso(Expression.NotEqual(of, hidden), Expression.NotEqual(of, drill)),
                Expression.OrElse(Expression.Equal(only, Expression.Constant(null, typeof(Guid?))), Expression.Equal(Expression.Convert(of, typeof(Guid?)), only)));
            if (db.MindsRecusals && RecusalModel.Hides(type, row, db) is { } withdrawn) seen = Expression.AndAlso(seen, Expression.Not(withdrawn));
            model.Entity(type).HasQueryFilter(Expression.Lambda(seen, row));
        }
    }
}
