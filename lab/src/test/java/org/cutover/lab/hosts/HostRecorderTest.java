package org.cutover.lab.hosts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.cutover.lab.HostUse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostRecorderTest {
  @TempDir Path folder;

  @Test
  void shouldWriteTheShareOfAProcessorBetweenTwoLooks() throws Exception {
    AtomicLong cpu = new AtomicLong();
    CountDownLatch looks = new CountDownLatch(3);
    HostRecorder recorder =
        HostRecorder.start(
            () -> {
              looks.countDown();
              long half = cpu.getAndAdd(500_000_000L);
              return Stream.of(
                  new HostUse("app-A", half, 3L << 20, Optional.of(0.5)),
                  new HostUse("app-B", half, -1, Optional.empty()));
            });
    assertThat(looks.await(30, TimeUnit.SECONDS)).isTrue();
    List<Observation> seen = recorder.finish(folder.resolve("hosts.csv"));

    List<String> lines = Files.readAllLines(folder.resolve("hosts.csv"));
    assertThat(lines).first().isEqualTo("time,host,cpu_pct,memory_mb");
    assertThat(lines.get(1)).matches("\\d{13},app-A,\\d+\\.\\d,3");
    assertThat(lines.get(2)).matches("\\d{13},app-B,\\d+\\.\\d,");
    double share = Double.parseDouble(lines.get(1).split(",", -1)[2]);
    assertThat(share).isPositive();
    assertThat(seen).hasSize(lines.size() - 1);
    assertThat(seen.get(0).cpuPct()).isEqualTo(share, within(0.06));
    assertThat(seen.get(0).limitPct()).hasValue(50.0);
    assertThat(seen.get(1).limitPct()).isEmpty();
  }

  @Test
  void shouldLeaveNoFileWhereTheLabCannotTell() throws Exception {
    CountDownLatch looked = new CountDownLatch(1);
    HostRecorder recorder =
        HostRecorder.start(
            () -> {
              looked.countDown();
              return Stream.of();
            });
    assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
    recorder.finish(folder.resolve("hosts.csv"));
    assertThat(folder.resolve("hosts.csv")).doesNotExist();
  }
}
