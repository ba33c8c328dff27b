package org.cutover.analysis.table;

import java.util.List;
import org.cutover.analysis.comparison.Analysis;

/** The kinds of tables there are. A further one is registered here, in one line. */
public final class TableCatalogue {
  private static final List<TableKind> KINDS =
      List.of(
          new MeansTable(),
          new PValuesTable(),
          new VerdictsTable(),
          new PhasesTable(),
          new AvailabilityTable(),
          new PercentilesTable(),
          new ErrorClassesTable(),
          new SaturationTable(),
          new TrialsTable());

  private TableCatalogue() {}

  /**
   * The tables of one kind.
   *
   * @param heading what they have in common
   * @param tables the tables
   */
  public record Section(String heading, List<Table> tables) {
    /** Copies the tables. */
    public Section {
      tables = List.copyOf(tables);
    }
  }

  /** All tables of an analysis, kind by kind; kinds without a table are left out. */
  public static List<Section> sections(Analysis analysis) {
    return KINDS.stream()
        .map(kind -> new Section(kind.heading(), kind.tables(analysis)))
        .filter(section -> !section.tables().isEmpty())
        .toList();
  }
}
