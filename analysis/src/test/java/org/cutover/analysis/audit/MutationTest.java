package org.cutover.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One number of a sound archive is changed, as a person who types it might: the audit finds it. */
class MutationTest {
  @TempDir private Path folder;
  private Path archive;

  @BeforeEach
  void copySoundArchive() {
    archive = Audits.repairedStudy(folder);
  }

  @Test
  void shouldFindEachSlipInAnAverageRow() {
    assertThat(missed("published-averages.csv", AuditSubjectReader.AVERAGED, 1)).isEmpty();
  }

  @Test
  void shouldFindEachSlipInAMeanOrPValue() {
    assertThat(missed("published.csv", List.of("value"), 1)).isEmpty();
  }

  @Test
  void shouldFindEachSlipInAnErrorRate() {
    assertThat(missed("trials.csv", List.of("error_rate_pct"), 4)).isEmpty();
  }

  @Test
  void shouldFindEachGrossSlipInTheCountsAndTimesOfARow() {
    Map<String, String> missed = new TreeMap<>();
    for (int line = 1; line < Audits.lines(archive, "trials.csv").size(); line += 7) {
      for (String column : List.of("samples", "avg_ms", "max_ms", "throughput_rps")) {
        Audits.Spot spot = new Audits.Spot("trials.csv", line, column);
        String text = Audits.get(archive, spot);
        tryOut(spot, text.charAt(0) + text, missed);
        tryOut(spot, (text.charAt(0) == '9' ? "2" : "9") + text.substring(1), missed);
      }
    }
    assertThat(missed).isEmpty();
  }

  /** Slips that the audit says nothing of, by place; lines are taken at this distance. */
  private Map<String, String> missed(String file, List<String> columns, int every) {
    Map<String, String> missed = new TreeMap<>();
    for (int line = 1; line < Audits.lines(archive, file).size(); line += every) {
      for (String column : columns) {
        Audits.Spot spot = new Audits.Spot(file, line, column);
        slips(Audits.get(archive, spot)).forEach(slip -> tryOut(spot, slip, missed));
      }
    }
    return missed;
  }

  private void tryOut(Audits.Spot spot, String slip, Map<String, String> missed) {
    String right = Audits.get(archive, spot);
    Audits.set(archive, spot, slip);
    if (Audits.serious(archive).isEmpty()) {
      missed.put(spot + ": " + right, slip);
    }
    Audits.set(archive, spot, right);
  }

  /** A digit changed, the first two different ones swapped, the point moved. */
  private static List<String> slips(String text) {
    List<String> slips = new ArrayList<>();
    int at = text.length() / 2;
    while (!Character.isDigit(text.charAt(at))) {
      at++;
    }
    char other = text.charAt(at) == '7' ? '2' : '7';
    slips.add(text.substring(0, at) + other + text.substring(at + 1));
    for (int i = 1; i < text.length(); i++) {
      char left = text.charAt(i - 1);
      char right = text.charAt(i);
      if (left != right && Character.isDigit(left) && Character.isDigit(right)) {
        slips.add(text.substring(0, i - 1) + right + left + text.substring(i + 1));
        break;
      }
    }
    if (text.contains(".") && text.matches(".*[1-9].*")) {
      slips.add(text.replace("0.0", "0.").equals(text) ? shifted(text) : text.replace("0.0", "0."));
    }
    return slips;
  }

  /** The decimal point one place further left. */
  private static String shifted(String text) {
    int point = text.indexOf('.');
    return point == 1
        ? "0." + text.charAt(0) + text.substring(2)
        : text.substring(0, point - 1) + "." + text.charAt(point - 1) + text.substring(point + 1);
  }
}
