package org.cutover.lab.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineWordsTest {
  private static final Engine PODMAN = new Engine("podman", Optional.of("runc"), 20000, 32768);
  private static final Engine DOCKER = new Engine("docker", Optional.of("runc"), 65536, 32768);

  private static ContainerSpec spec(Optional<Double> cpus, Optional<Integer> memory) {
    return new ContainerSpec(
        "cutover-x-app-A",
        "cutover-application:1",
        "app-A",
        "cutover-x-net",
        "198.18.0.21",
        "org.cutover.lab=/l",
        cpus,
        memory,
        Map.of(Path.of("/l/hosts/app-A"), "/etc/cutover:ro"));
  }

  private static String text(List<String> words) {
    return String.join(" ", words);
  }

  @Test
  void shouldStartAContainerWithItsLimitsAndWithoutSwap() {
    assertThat(text(new EngineWords(PODMAN).run(spec(Optional.of(0.5), Optional.of(256)))))
        .isEqualTo(
            "podman --runtime runc run --detach --ulimit nofile=20000:20000"
                + " --ulimit nproc=32768:32768 --name cutover-x-app-A --hostname app-A"
                + " --label org.cutover.lab=/l --network cutover-x-net --ip 198.18.0.21"
                + " --cpus 0.50 --memory 256m --memory-swap 256m"
                + " --volume /l/hosts/app-A:/etc/cutover:ro cutover-application:1");
  }

  @Test
  void shouldNameDockersRuntimeAfterTheCommandAndNoLimitThatIsLifted() {
    assertThat(text(new EngineWords(DOCKER).run(spec(Optional.empty(), Optional.empty()))))
        .startsWith("docker run --detach --runtime runc --ulimit nofile=65536:65536")
        .doesNotContain("--cpus", "--memory");
  }

  @Test
  void shouldBuildWithSecretsThatTheImageDoesNotKeep() {
    List<String> words =
        new EngineWords(PODMAN)
            .build(
                "database",
                "cutover-database:1",
                "base",
                Path.of("/c"),
                Map.of("apt-sources", Path.of("/s/apt-sources")));
    assertThat(text(words))
        .isEqualTo(
            "podman --runtime runc build --network host --target database"
                + " --tag cutover-database:1 --build-arg BASE=base --ulimit nofile=20000:20000"
                + " --ulimit nproc=32768:32768 --secret id=apt-sources,src=/s/apt-sources"
                + " --file /c/Containerfile /c");
  }

  @Test
  void shouldLeaveNamesToTheNameServersOfTheLab() {
    assertThat(text(new EngineWords(PODMAN).createNetwork("n", "198.18.0.0/24", "l=1")))
        .isEqualTo(
            "podman network create --driver bridge --subnet 198.18.0.0/24 --disable-dns"
                + " --label l=1 n");
    assertThat(new EngineWords(DOCKER).createNetwork("n", "198.18.0.0/24", "l=1"))
        .doesNotContain("--disable-dns");
  }

  @Test
  void shouldReadTheLimitThatAProcessCannotRaise() {
    String limits =
        "Max processes   96365   96366   processes\nMax open files   1024   20000   f\n";
    assertThat(EngineProbe.hard(limits, "Max open files")).isEqualTo(20000);
    assertThat(EngineProbe.hard("Max open files unlimited unlimited f", "Max open files"))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldMakeAnImageOfAnArchive() {
    assertThat(new EngineWords(PODMAN).importImage(Path.of("/a.tar"), "CMD [\"/bin/true\"]", "t:1"))
        .containsExactly("podman", "import", "--change", "CMD [\"/bin/true\"]", "/a.tar", "t:1");
  }
}
