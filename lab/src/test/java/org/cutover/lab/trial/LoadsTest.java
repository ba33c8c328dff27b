package org.cutover.lab.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cutover.deployer.inventory.Endpoint;
import org.cutover.deployer.inventory.Inventory;
import org.cutover.lab.experiment.Experiment;
import org.cutover.lab.experiment.ExperimentFile;
import org.cutover.lab.experiment.ExperimentText;
import org.cutover.lab.experiment.Profiles;
import org.cutover.loadgen.Address;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.Naming;
import org.cutover.loadgen.ResolvePolicy;
import org.cutover.loadgen.Target;
import org.junit.jupiter.api.Test;

class LoadsTest {
  @Test
  void shouldHandTheLevelAndTheTimesOfTheStudyToTheLoadGenerator() {
    Experiment study = Profiles.read("study");
    assertThat(Loads.profile(study, "medium", study.times()))
        .isEqualTo(new LoadProfile(260, 260, Duration.ofSeconds(30), Duration.ofMinutes(5)));
  }

  @Test
  void shouldSendUsersToTheNameThroughTheNameServersThatALabHas() {
    Experiment quick = Profiles.read("quick");
    Target named = Loads.target(quick, inventory(List.of(endpoint("198.18.0.2:53"))));
    assertThat(named.addresses()).containsExactly(Address.parse("service.test:8080"));
    assertThat(named.naming())
        .isEqualTo(
            new Naming(ResolvePolicy.ONCE_PER_USER, List.of(Address.parse("198.18.0.2:53"))));

    Target direct = Loads.target(quick, inventory(List.of()));
    assertThat(direct.addresses())
        .containsExactly(Address.parse("127.0.0.1:18081"), Address.parse("[::1]:18082"));
    assertThat(direct.authority()).isEqualTo(named.authority());
  }

  private static Inventory inventory(List<Endpoint> nameServers) {
    return new Inventory(
        new Inventory.Service(
            "service.test",
            URI.create("http://service.test:8080"),
            List.of(endpoint("127.0.0.1:18081"), endpoint("[::1]:18082"))),
        nameServers,
        new Inventory.Ssh("deploy", Path.of("/key"), Path.of("/known")),
        new Inventory.Database(
            List.of(), "dc1", "shop", "ONE", Duration.ofSeconds(2), Optional.empty()),
        List.of(),
        false);
  }

  private static Endpoint endpoint(String text) {
    return Endpoint.parse(text);
  }

  @Test
  void shouldRefuseEarlyWhatTheLoadGeneratorWouldRefuseLate() {
    String text = ExperimentText.of(Profiles.read("quick")).replace("rampUp: 1s", "rampUp: 1500ms");
    Experiment experiment = ExperimentFile.parse(Path.of("experiment.yml"), text);
    assertThatThrownBy(() -> Loads.check(experiment)).hasMessageContaining("ramp-up 1500ms");
  }
}
