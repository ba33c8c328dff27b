package org.cutover.deployer.haproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.cutover.deployer.backoff.Load;
import org.junit.jupiter.api.Test;

class StatTableTest {
  private static String recorded(String name) throws IOException {
    try (var in = StatTableTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void shouldReadWhatHaproxyReallyAnswersWhenServersAreInEveryState() throws IOException {
    StatTable table = StatTable.parse(recorded("show-stat-2.6.12.csv"));
    assertThat(table.servers())
        .extracting(ServerStatus::server)
        .containsExactly("A", "B", "C", "D");
    ServerStatus up = table.server("app", "A").orElseThrow();
    assertThat(up.status()).isEqualTo("UP");
    assertThat(up.up()).isTrue();
    assertThat(up.idle()).isTrue();
    assertThat(table.server("app", "B").orElseThrow().status()).isEqualTo("DRAIN");
    assertThat(table.server("app", "C").orElseThrow().status()).isEqualTo("MAINT");
    ServerStatus down = table.server("app", "D").orElseThrow();
    assertThat(down.down()).isTrue();
    assertThat(down.up()).isFalse();
    assertThat(table.server("app", "E")).isEmpty();
    assertThat(table.server("web", "A")).isEmpty();
  }

  @Test
  void shouldFindColumnsByNameWhenTheirOrderDiffers() {
    StatTable table =
        StatTable.parse(
            """
            # svname,pxname,status,qcur,scur,check_status,last_chk,
            A,app,UP 1/3,2,3,* L7OK,"a ""b"", c",

            """);
    ServerStatus server = table.server("app", "A").orElseThrow();
    assertThat(server).isEqualTo(new ServerStatus("app", "A", "UP 1/3", "* L7OK", 3, 2));
    assertThat(server.up()).as("a check that runs does not undo the last one").isTrue();
    assertThat(server.idle()).isFalse();
  }

  @Test
  void shouldAddUpAllQueuesAndTakeTheBackendsAverage() throws IOException {
    StatTable table =
        StatTable.parse(
            """
            # pxname,svname,qcur,scur,status,check_status,rtime,
            app,FRONTEND,,9,OPEN,,,
            app,A,2,1,UP,L7OK,80,
            app,B,1,1,UP,L7OK,10,
            app,BACKEND,4,2,UP,,30,
            web,BACKEND,5,0,UP,,7,
            """);
    assertThat(table.load("app")).isEqualTo(new Load(30, 7));
    assertThat(table.load("none")).isEqualTo(new Load(0, 0));
    assertThat(
            StatTable.parse("# pxname,svname,status,check_status,scur,qcur\napp,BACKEND,,,0,1\n")
                .load("app"))
        .as("a load balancer that tells no response times")
        .isEqualTo(new Load(0, 1));
    assertThat(StatTable.parse(recorded("show-stat-2.6.12.csv")).load("app"))
        .isEqualTo(new Load(0, 0));
  }

  @Test
  void shouldShowTheAnswerWhenItIsNoTable() {
    assertThatThrownBy(() -> StatTable.parse("Permission denied\n"))
        .hasMessage("'show stat' answered: Permission denied");
    assertThatThrownBy(() -> StatTable.parse("# pxname,svname,status,check_status,scur\n"))
        .hasMessage("'show stat' has no column 'qcur'");
  }
}
