using System.Linq.Expressions;
using AnTT.Cases.Evidence;
using AnTT.Cases.Lifecycle;
using AnTT.Cases.Reporters;
using AnTT.Cases.Rights;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace AnTT.Cases.Conflict;

/// <summary>The condition that hides cases from whoever withdrew from them, and the model that carries it.</summary>
internal static class RecusalModel
{
    private const string CaseId = "CaseId";

    /// <returns>Null: a row of this kind belongs to no case.</returns>
    public static Expression? Hides(Type table, Expression row, CasesDb db) =>
        table == typeof(CaseFile) ? Gone(Expression.Property(row, nameof(CaseFile.Id)), db)
        // What hangs on a row that is hidden itself: these conditions are asked with that row's own.
        : table == typeof(EvidenceItem) ? By<EvidenceItem>(item => !db.EvidenceVaults.Any(vault => vault.Id == item.VaultId), row, db)
        : table == typeof(ReporterIdentity) ? By<ReporterIdentity>(identity => !db.Mailboxes.Any(box => box.Id == identity.MailboxId), row, db)
        : table == typeof(ConsentRecord) ? By<ConsentRecord>(consent => !db.Reports.Any(report => report.Id == consent.ReportId), row, db)
        : table != typeof(Recusal) && table.GetProperty(CaseId) is { } of ? Gone(Expression.Property(row, of), db)
        : null;

    private static Expression Gone(Expression caseId, CasesDb db) => caseId.Type == typeof(Guid)
        ? new Put(caseId, db).Into((Guid id) => db.Recusals.Any(gone => gone.OfficerId == db.Reader && gone.CaseId == id))
        : new Put(caseId, db).Into((Guid? id) => db.Recusals.Any(gone => gone.OfficerId == db.Reader && gone.CaseId == id));

    private static Expression By<T>(Expression<Func<T, bool>> condition, Expression row, CasesDb db) => new Put(row, db).Into(condition);

    /// <summary>Puts an expression where a condition has its parameter, and the context itself where it was captured: only then it is the asking context's at each query.</summary>
    private sealed class Put(Expression value, CasesDb db) : ExpressionVisitor
    {
        private ParameterExpression? _parameter;

        public Expression Into<T>(Expression<Func<T, bool>> condition)
        {
            _parameter = condition.Parameters[0];
            return Visit(condition.Body);
        }

        protected override Expression VisitParameter(ParameterExpression node) => node == _parameter ? value : node;

        protected override Expression VisitMember(MemberExpression node) => node.Type == typeof(CasesDb) ? Expression.Constant(db) : base.VisitMember(node);
    }

    /// <summary>Two models: with the condition for those it can concern, without it for everybody else.</summary>
    public sealed class Key : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), context is CasesDb { MindsRecusals: true }, designTime);
    }
}
