using System.Data.Common;

namespace Guibiao.Evidence;

/// <summary>Called in the transaction that changes which entries are verified: what leaves the verified ones and what enters them. Issues refuse the change.</summary>
public delegate IReadOnlyList<Issue> TallyUpkeep(DbTransaction transaction, string agency, Register register, IEnumerable<EntryRow> leaving, IEnumerable<EntryRow> entering);
