package org.cutover.lab.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateProofTest {
  private static final SeedRows SEEDS = new SeedRows(3);
  private static final GateProof.Expected EXPECTED =
      new GateProof.Expected("shop-1.0.0", "item_v1_0_0", SEEDS);
  private static final GateProof.Idle IDLE = new GateProof.Idle(100, 0, 1.5, 3);

  @Test
  void shouldLetATrialStartFromTheStartingPoint() {
    assertThat(proof("shop-1.0.0", "UP", List.of("item_v1_0_0"), SEEDS, IDLE)).isEmpty();
  }

  @Test
  void shouldNameASiteThatServesAnotherRelease() {
    assertThat(proof("shop-2.0.0", "UP", List.of("item_v1_0_0"), SEEDS, IDLE))
        .containsExactly("site A serves shop-2.0.0, not shop-1.0.0");
  }

  @Test
  void shouldNameAServerThatIsNotServing() {
    assertThat(proof("shop-1.0.0", "DRAIN", List.of("item_v1_0_0"), SEEDS, IDLE))
        .containsExactly("load balancer B has server A as DRAIN");
  }

  @Test
  void shouldNameATableThatIsLeftOver() {
    assertThat(proof("shop-1.0.0", "UP", List.of("item_v2_0_0", "item_v1_0_0"), SEEDS, IDLE))
        .containsExactly("the tables are [item_v1_0_0, item_v2_0_0], not only item_v1_0_0");
  }

  @Test
  void shouldSeeAMissingRow() {
    assertThat(proof("shop-1.0.0", "UP", List.of("item_v1_0_0"), new SeedRows(2), IDLE))
        .containsExactly("table item_v1_0_0 does not hold exactly the 3 starting rows (it has 2)");
  }

  @Test
  void shouldSeeAChangedRowAndIgnoreTheOrder() {
    List<SeedRows.Row> rows = new ArrayList<>(SEEDS.rows());
    Collections.reverse(rows);
    assertThat(SeedRows.checksum(rows)).isEqualTo(SEEDS.checksum());
    rows.set(0, new SeedRows.Row(rows.get(0).id(), "changed", rows.get(0).description()));
    assertThat(SeedRows.checksum(rows)).isNotEqualTo(SEEDS.checksum());
  }

  @Test
  void shouldSeeErrorsWithoutLoad() {
    GateProof.Idle failing = new GateProof.Idle(100, 2, 1, 2);
    assertThat(proof("shop-1.0.0", "UP", List.of("item_v1_0_0"), SEEDS, failing))
        .containsExactly("2 of 100 requests failed without load");
  }

  private static List<String> proof(
      String release, String state, List<String> tables, SeedRows rows, GateProof.Idle idle) {
    return new GateProof(
            Map.of("A", release),
            Map.of("B", Map.of("A", state)),
            tables,
            rows.count(),
            rows.checksum(),
            Optional.empty(),
            idle)
        .problems(EXPECTED);
  }
}
