package org.cutover.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.Profiles;
import org.cutover.lab.hosts.HostLoad;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.ErrorClass;
import org.cutover.loadgen.GeneratorHealth;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.NameUse;
import org.cutover.loadgen.ResolvePolicy;
import org.cutover.loadgen.Summary;
import org.junit.jupiter.api.Test;

class TrialJsonTest {
  @Test
  void shouldSayWhoServedWhoWasAskedForNamesAndWhatTheHostsDid() {
    Experiment quick = Profiles.read("quick");
    TrialJson json = new TrialJson(quick, Matrix.trials(quick).get(0), 1);
    json.load(
        new LoadResult(
            new Summary(20, 5, 1, 9, 10, 1, 5, 9.5, 5, 8, 9, 9, 0, 0),
            new LoadResult.Course(1000, 2000, 3000, 3100, false),
            Map.of(ErrorClass.NAME_RESOLUTION, 1L),
            Map.of("198.18.1.1:8080", 19L, "service.test:8080", 1L),
            new NameUse(
                ResolvePolicy.ON_RECONNECT,
                List.of(
                    new NameUse.Server(Address.parse("198.18.0.2:53"), 7, 6),
                    new NameUse.Server(Address.parse("198.18.0.3:53"), 6, 0))),
            new GeneratorHealth(10, 10, 0, 1, 9, 0, 0, 1, 0, List.of()),
            List.of()),
        Duration.ofMillis(250));
    json.hosts(
        List.of(
            new HostLoad("app-A", 10, 55.5, 99, Optional.of(100.0), 1, 300),
            new HostLoad("db-A", 10, 20, 40, Optional.empty(), 0, -1),
            new HostLoad("machine", 10, 150, 200, Optional.of(200.0), 6, 9000)));
    ObjectNode said = json.with(List.of());
    assertThat(said.get("hosts").get(0).toString())
        .isEqualTo(
            "{\"host\":\"app-A\",\"seconds\":10,\"cpu_mean_pct\":55.5,\"cpu_max_pct\":99.0,"
                + "\"cpu_limit_pct\":100.0,\"seconds_at_limit\":1,\"saturated\":true,"
                + "\"memory_max_mb\":300}");
    assertThat(said.get("hosts").get(1).toString())
        .isEqualTo(
            "{\"host\":\"db-A\",\"seconds\":10,\"cpu_mean_pct\":20.0,\"cpu_max_pct\":40.0,"
                + "\"cpu_limit_pct\":null,\"seconds_at_limit\":0,\"saturated\":false}");
    assertThat(said.get("row").get("saturated").asText()).isEqualTo("app-A machine");
    assertThat(said.get("resolve").asText()).isEqualTo("on-reconnect");
    assertThat(said.get("name_servers").toString())
        .isEqualTo(
            "[{\"address\":\"198.18.0.2:53\",\"queries\":7,\"failures\":6},"
                + "{\"address\":\"198.18.0.3:53\",\"queries\":6,\"failures\":0}]");
    assertThat(said.get("samples_by_address").toString())
        .isEqualTo("{\"198.18.1.1:8080\":19,\"service.test:8080\":1}");
  }
}
