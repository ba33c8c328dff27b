package org.cutover.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.Matrix;
import org.cutover.lab.experiment.Profiles;
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
  void shouldSayWhoServedAndHowOftenEachNameServerWasAskedAndDidNotAnswer() {
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
    ObjectNode said = json.with(List.of());
    assertThat(said.get("resolve").asText()).isEqualTo("on-reconnect");
    assertThat(said.get("name_servers").toString())
        .isEqualTo(
            "[{\"address\":\"198.18.0.2:53\",\"queries\":7,\"failures\":6},"
                + "{\"address\":\"198.18.0.3:53\",\"queries\":6,\"failures\":0}]");
    assertThat(said.get("samples_by_address").toString())
        .isEqualTo("{\"198.18.1.1:8080\":19,\"service.test:8080\":1}");
  }
}
