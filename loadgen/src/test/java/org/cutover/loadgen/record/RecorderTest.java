package org.cutover.loadgen.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cutover.common.CutoverException;
import org.cutover.loadgen.ErrorClass;
import org.cutover.loadgen.SampleFile;
import org.cutover.loadgen.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
final class RecorderTest {
  @TempDir Path folder;

  @Test
  void shouldLoseNoSampleWhenManyUsersPressOnASmallQueue() throws InterruptedException {
    Path file = folder.resolve("samples.csv.gz");
    Recorder recorder = new Recorder(file, 4, () -> {});
    List<Thread> users = new ArrayList<>();
    for (int user = 0; user < 8; user++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 2000; i++) {
                  recorder.add(sample(1000 + i, 1, Optional.empty()));
                }
              });
      users.add(thread);
      thread.start();
    }
    for (Thread user : users) {
      user.join();
    }
    assertThat(file).doesNotExist();
    recorder.finish();

    assertThat(SampleFile.rows(file)).hasSize(16_000);
    Summary summary = recorder.tally(tally -> tally.summary(0));
    assertThat(summary.samples()).isEqualTo(16_000);
    assertThat(recorder.waits()).isPositive();
  }

  @Test
  void shouldCountCutSamplesAsCutOnly() {
    Recorder recorder = new Recorder(folder.resolve("s.csv.gz"), 10, () -> {});
    recorder.add(sample(1000, 100, Optional.empty()));
    recorder.add(sample(1500, 500, Optional.of(ErrorClass.HTTP_5XX)));
    recorder.add(sample(1600, 9000, Optional.of(ErrorClass.CUT)));
    recorder.finish();

    Summary summary = recorder.tally(tally -> tally.summary(7));
    assertThat(summary)
        .isEqualTo(new Summary(2, 300, 100, 500, 2, 1, 50, 1, 100, 500, 500, 510, 7, 1));
    Map<ErrorClass, Long> errors = recorder.tally(Tally::errorsByClass);
    assertThat(errors).containsOnlyKeys(ErrorClass.HTTP_5XX);
  }

  @Test
  void shouldKeepUsersMovingAndReportItWhenTheDiskFails() throws Exception {
    Path noFolder = Files.writeString(folder.resolve("file"), "in the way");
    AtomicBoolean told = new AtomicBoolean();
    Recorder recorder = new Recorder(noFolder.resolve("s.csv.gz"), 2, () -> told.set(true));
    for (int i = 0; i < 100; i++) {
      recorder.add(sample(i, 1, Optional.empty()));
    }
    assertThatThrownBy(recorder::finish)
        .isInstanceOf(CutoverException.class)
        .hasMessageStartingWith("load: cannot write " + noFolder.resolve("s.csv.gz"))
        .hasMessageEndingWith("; the run does not count");
    assertThat(told).isTrue();
  }

  /** A sample that was due 10 ms before it started. */
  private static Sample sample(long start, long elapsed, Optional<ErrorClass> error) {
    return new Sample(
        start,
        elapsed,
        "GET /",
        "200",
        "OK",
        "users 1-1",
        "text",
        "",
        1,
        1,
        1,
        1,
        "http://x/",
        1,
        0,
        0,
        start - 10,
        error,
        "x:80",
        false);
  }
}
