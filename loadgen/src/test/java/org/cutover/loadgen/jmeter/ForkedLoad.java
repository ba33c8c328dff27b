package org.cutover.loadgen.jmeter;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.cutover.loadgen.JsonIds;
import org.cutover.loadgen.LoadListener;
import org.cutover.loadgen.LoadPlan;
import org.cutover.loadgen.LoadProfile;
import org.cutover.loadgen.LoadRequest;
import org.cutover.loadgen.LoadResult;
import org.cutover.loadgen.Target;

/** A program that loads the URLs of its command line, one after the other, and says what came. */
public final class ForkedLoad {
  private ForkedLoad() {}

  /** Arguments: the file for samples, then URLs. */
  public static void main(String[] arguments) {
    for (int i = 1; i < arguments.length; i++) {
      URI url = URI.create(arguments[i]);
      LoadPlan plan =
          new LoadPlan(
              new LoadProfile(2, 20, Duration.ZERO, Duration.ofMillis(700)),
              Target.of(url),
              new LoadRequest("GET", url.getPath(), Duration.ofMillis(300), Duration.ofMillis(300)),
              new JsonIds(Set.of("1")),
              Duration.ofSeconds(5));
      LoadResult result =
          new JMeterLoadGenerator().run(plan, Path.of(arguments[0]), LoadListener.none());
      System.out.println(
          url.getPath() + " " + result.summary().samples() + " " + result.errorsByClass().keySet());
    }
  }
}
