package org.cutover.analysis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cutover.analysis.Archives;
import org.cutover.analysis.comparison.Analysis;
import org.cutover.analysis.comparison.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesTest {
  @TempDir private Path folder;

  @Test
  void shouldMakeTheStudysTablesFromTheStudy() {
    assertThat(tables(Archives.study(), Mode.RECOMPUTED).stream().map(Table::id))
        .containsExactly(
            "4.1", "4.2", "4.3", "5.1", "5.2", "5.3", "6.1", "6.2", "6.3", "A.1", "A.2", "A.3",
            "A.4", "A.5", "A.6", "A.7", "A.8", "A.9");
  }

  @Test
  void shouldPrintMeansAsTheStudyDid() {
    Table averages = table(Archives.study(), "4.2");
    assertThat(texts(averages))
        .containsExactly(
            List.of("Low", "188", "271", "245"),
            List.of("Medium", "2298", "4581", "4914"),
            List.of("High", "8068", "9685", "9871"));
  }

  @Test
  void shouldShowADashWhenATrialHasNoThroughput() {
    String rows = "low,none,1,10,1,1,1,,0,0\nlow,none,2,10,1,1,1,4,0,0\n";
    Path archive = Archives.of(folder, "", Archives.HEADER + rows);
    assertThat(texts(table(archive, "A.1")).stream().map(row -> row.get(5)))
        .containsExactly("–", "4.00", "–");
  }

  @Test
  void shouldSayInHowManyTrialsOfACellAHostWasAtItsLimit() {
    String rows =
        """
        low,none,1,10,1,1,1,,0,0,machine app-A
        low,none,2,10,1,1,1,4,0,0,machine
        low,success,1,10,1,1,1,4,0,0,
        """;
    String header = Archives.HEADER.replace("\n", ",saturated\n");
    assertThat(texts(table(Archives.of(folder, "", header + rows), "11.1")))
        .containsExactly(
            List.of("Low", "No deployment", "2", "app-A (1), machine (2)"),
            List.of("Low", "Successful deployment", "1", "none"));
  }

  @Test
  void shouldMarkSignificantPValues() {
    Table table = table(Archives.study(), "5.1");
    assertThat(table.rows().get(1).cells().stream().map(Table.Cell::mark))
        .containsExactly(Table.Mark.NONE, Table.Mark.NOT_SIGNIFICANT, Table.Mark.SIGNIFICANT);
  }

  @Test
  void shouldEndATrialsTableWithItsAverages() {
    Table table = table(Archives.study(), "A.1");
    assertThat(table.title()).isEqualTo("Trials: low traffic, no deployment");
    assertThat(table.rows()).hasSize(11);
    assertThat(texts(table).get(1))
        .containsExactly("2", "31339", "181", "26", "805", "110.07", "2", "0.006");
    assertThat(texts(table).get(10))
        .containsExactly("Average", "31329.7", "188", "26", "729", "108.00", "4.8", "0.015");
  }

  @Test
  void shouldShowShortTimesWithDecimals() {
    String trials = Archives.HEADER + "low,none,1,10,2.345,1,9,5,0,0\n";
    assertThat(texts(table(Archives.of(folder, "", trials), "4.2")))
        .containsExactly(List.of("Low", "2.35"));
  }

  @Test
  void shouldHaveNoPValuesWithoutAControl() {
    String trials = Archives.HEADER + "low,success,1,10,2.345,1,9,5,0,0\n";
    assertThat(tables(Archives.of(folder, "", trials), Mode.RECOMPUTED).stream().map(Table::id))
        .containsExactly("4.1", "4.2", "4.3", "A.1");
  }

  @Test
  void shouldShowADashWhereNothingWasTested() {
    String trials =
        Archives.HEADER + "low,none,1,10,2,1,9,5,0,0\n" + "low,success,1,10,2,1,9,5,0,0\n";
    Table table = table(Archives.of(folder, "", trials), "5.1");
    assertThat(texts(table)).containsExactly(List.of("Low", "–"));
    assertThat(table.notes()).anyMatch(note -> note.startsWith("–: not tested"));
  }

  private static Table table(Path archive, String id) {
    return tables(archive, Mode.RECOMPUTED).stream()
        .filter(table -> table.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Table> tables(Path archive, Mode mode) {
    return TableCatalogue.sections(Analysis.of(Archives.read(archive), mode)).stream()
        .flatMap(section -> section.tables().stream())
        .toList();
  }

  private static List<List<String>> texts(Table table) {
    return table.rows().stream()
        .map(row -> row.cells().stream().map(Table.Cell::text).toList())
        .toList();
  }
}
