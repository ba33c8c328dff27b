package org.cutover.analysis.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.cutover.analysis.Archives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The misprints of the study's printed tables, each found by recomputing every printed value from
 * the others in several ways.
 */
class StudyAuditTest {
  @TempDir private Path folder;

  @Test
  void shouldFindEveryMisprintOfTheStudyAndRaiseNoFalseAlarm() {
    assertThat(Audits.serious(Archives.study()))
        .containsExactly(
            // Means of rates that are misprinted in the rows, printed here and in the appendix.
            "wrong    4.1 low/failure value, printed 0.025, recomputed 0.0075: is the mean of the"
                + " error rates as printed, misprints included (low/failure run 8)",
            "wrong    4.1 medium/none value, printed 0.014, recomputed 0.0014: is the mean of the"
                + " error rates as printed, misprints included (medium/none run 3, medium/none run"
                + " 4)",
            // One digit each; the p-values of 5.1 were computed from the right ones.
            "wrong    4.1 high/success value, printed 19.107, recomputed 13.1069: one digit differs"
                + " from 13.107: 9 in place of 3",
            "wrong    4.1 high/failure value, printed 17.893, recomputed 14.8926: one digit differs"
                + " from 14.893: 7 in place of 4",
            // Tests of misprinted rates; the second one turns a verdict round.
            "wrong    5.1 low/failure value, printed 0.655, recomputed 0.3734: follows from the"
                + " error rates as printed, misprints included (low/failure run 8); the counts give"
                + " another",
            "wrong    5.1 medium/success value, printed 0.053, recomputed 0.0488: follows from the"
                + " error rates as printed, misprints included (medium/none run 3, medium/none run"
                + " 4); the counts give another, on the other side of 0.05",
            // The one average row with a sum in it.
            "wrong    A.1 low/none errors, printed 48, recomputed 4.8: is the sum of the rows, not"
                + " their mean; or fits with the decimal point one place to the left: 4.8",
            "wrong    A.3 low/failure error_rate_pct, printed 0.025, recomputed 0.0075: is the mean"
                + " of the error rates as printed, misprints included (low/failure run 8)",
            // Three decimal points.
            "wrong    A.3 low/failure run 8 error_rate_pct, printed 0.19, recomputed 0.0195: 6"
                + " errors of 30773 samples: fits with the decimal point one place to the left:"
                + " 0.019",
            "wrong    A.4 medium/none error_rate_pct, printed 0.014, recomputed 0.0014: is the mean"
                + " of the error rates as printed, misprints included (medium/none run 3,"
                + " medium/none run 4)",
            "wrong    A.4 medium/none run 3 error_rate_pct, printed 0.08, recomputed 0.0082: 3"
                + " errors of 36733 samples: fits with the decimal point one place to the left:"
                + " 0.008",
            "wrong    A.4 medium/none run 4 error_rate_pct, printed 0.06, recomputed 0.0055: 2"
                + " errors of 36354 samples: fits with the decimal point one place to the left:"
                + " 0.006",
            "wrong    A.8 high/success error_rate_pct, printed 19.107, recomputed 13.1069: one"
                + " digit differs from 13.107: 9 in place of 3",
            // The one empty place.
            "wrong    A.8 high/success throughput_rps, recomputed 57.182: is missing, though the"
                + " rows have it",
            "wrong    A.9 high/failure error_rate_pct, printed 17.893, recomputed 14.8926: one"
                + " digit differs from 14.893: 7 in place of 4",
            // The only one of 90 rates that is not rounded: 3.0539 should be 3.054.
            "doubtful A.5 medium/success run 9 error_rate_pct, printed 3.053, recomputed 3.0539:"
                + " 525 errors of 17191 samples: further digits are cut off, not rounded as"
                + " elsewhere");
  }

  @Test
  void shouldFindNothingWrongOnceTheMisprintsArePutRight() {
    assertThat(Audits.serious(Audits.repairedStudy(folder))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pt-BR", "tr-TR", "ar-EG-u-nu-arab"})
  void shouldSayTheSameUnderAnyLocale(String tag) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag(tag));
    try {
      List<AuditFinding> findings = Audit.of(Archives.study());
      assertThat(String.join("\n", AuditText.lines(findings)) + "\n").isEqualTo(expected());
    } finally {
      Locale.setDefault(before);
    }
  }

  private static String expected() throws IOException {
    try (InputStream stream = StudyAuditTest.class.getResourceAsStream("study.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
