package org.cutover.deployer.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.cutover.deployer.operation.SiteFinding.Need;
import org.junit.jupiter.api.Test;

class SiteFindingTest {
  private static SiteFinding site(String running, boolean healthy, int notUp) {
    return new SiteFinding(
        null, Optional.ofNullable(running), healthy, Collections.nCopies(notUp, "x: DOWN"), 4);
  }

  private static List<SiteFinding> running(String... releases) {
    return Arrays.stream(releases).map(release -> site(release, true, 0)).toList();
  }

  @Test
  void shouldTouchNothingThatIsRight() {
    assertThat(site("shop-2", true, 0).need("shop-2")).isEqualTo(Need.NOTHING);
    assertThat(site("shop-2", true, 1).need("shop-2")).isEqualTo(Need.ENABLE);
    assertThat(site("shop-2", false, 4).need("shop-2")).isEqualTo(Need.START);
    assertThat(site(null, false, 4).need("shop-2")).isEqualTo(Need.START);
    assertThat(site("shop-1", true, 3).need("shop-2")).isEqualTo(Need.REPLACE);
  }

  @Test
  void shouldTakeTheReleaseOfMostSitesWhenNoneIsRecorded() {
    assertThat(SiteFinding.usual(running("shop-2", "shop-1", "shop-2", null))).isEqualTo("shop-2");
    assertThatThrownBy(() -> SiteFinding.usual(running("shop-2", "shop-1", null)))
        .hasMessageContaining("shop-1 and shop-2 run on equally many sites");
    assertThatThrownBy(() -> SiteFinding.usual(running(null, null)))
        .hasMessageContaining("none runs on any site");
  }
}
