package org.cutover.analysis.table;

import java.util.List;
import org.cutover.analysis.comparison.Analysis;

/** A kind of table: it makes as many as the archive asks for. */
interface TableKind {
  /** What the tables of this kind have in common, as a heading. */
  String heading();

  /** The tables, in the order of their numbers. */
  List<Table> tables(Analysis analysis);
}
