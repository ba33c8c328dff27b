package org.cutover.lab.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.cutover.deployer.inventory.Endpoint;
import org.junit.jupiter.api.Test;

class LinksTest {
  private static final String KNOWN =
      """
      # the lab's own
      10.9.0.2 ssh-ed25519 AAAA1
      app-A,10.9.0.3 ssh-ed25519 AAAA2
      [127.0.0.1]:2201 ecdsa-sha2-nistp256 AAAA3
      [127.0.0.1]:22011 ecdsa-sha2-nistp256 AAAA4
      """;
  private static final Endpoint OTHER = new Endpoint("127.0.0.1", 40001);

  @Test
  void shouldKnowAHostByItsLinkToo() {
    assertThat(Links.alsoKnown(KNOWN, new Endpoint("10.9.0.2", 22), OTHER))
        .isEqualTo("[127.0.0.1]:40001 ssh-ed25519 AAAA1\n");
    assertThat(Links.alsoKnown(KNOWN, new Endpoint("10.9.0.3", 22), OTHER))
        .isEqualTo("[127.0.0.1]:40001 ssh-ed25519 AAAA2\n");
    assertThat(Links.alsoKnown(KNOWN, new Endpoint("127.0.0.1", 2201), OTHER))
        .isEqualTo("[127.0.0.1]:40001 ecdsa-sha2-nistp256 AAAA3\n");
    assertThat(Links.alsoKnown(KNOWN, new Endpoint("10.9.0.9", 22), OTHER)).isEmpty();
  }
}
