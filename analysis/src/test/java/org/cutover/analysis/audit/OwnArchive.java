package org.cutover.analysis.audit;

import java.nio.file.Path;
import java.util.Locale;
import org.cutover.analysis.Archives;

/** A small archive such as a run leaves, with one void attempt in it, and sound. */
final class OwnArchive {
  private static final String PLAN =
      """
      schema: 1
      repetitions: 1
      levels: {low: {}}
      scenarios: {none: {}, success: {}}
      deployers: {ours: deployer}
      """;
  private static final String ROWS =
      """
      low,none,1,100,12.25,3,40,9.125,0,0.0,,1,2026-01-01T00:00:00Z
      low,success,1,90,14.5,3,50,9.0,1,1.1111111111111112,ours,2,2026-01-01T00:01:00Z
      """;

  /** Its manifest. */
  static final String MANIFEST =
      """
      {"schema":1,"event":"planned","trial":"1-low-none"}
      {"schema":1,"event":"planned","trial":"1-low-success"}
      {"schema":1,"event":"started","trial":"1-low-success","attempt":1}
      {"schema":1,"event":"void","trial":"1-low-success","attempt":1,"reason":"late"}
      {"schema":1,"event":"rerun","trial":"1-low-success","attempt":2}
      {"schema":1,"event":"started","trial":"1-low-none","attempt":1}
      {"schema":1,"event":"valid","trial":"1-low-none","attempt":1}
      {"schema":1,"event":"started","trial":"1-low-success","attempt":2}
      {"schema":1,"event":"valid","trial":"1-low-success","attempt":2}
      """;

  /** The trial.json of the deployment that counts. */
  static final String SUCCESS =
      """
      {"schema":1,"block":1,"level":"low","scenario":"success","deployer":"ours","attempt":2,
       "times":{"ramp_up_start":1000,"hold_start":2000,"deploy_at":3000,"hold_end":9000},
       "row":{"level":"low","scenario":"success","run":1,"samples":90,"avg_ms":14.5,"min_ms":3,
       "max_ms":50,"throughput_rps":9.0,"errors":1,"error_rate_pct":1.1111111111111112,
       "deployer":"ours","attempt":2,"started_at":"2026-01-01T00:01:00Z"},
       "deployment":{"expected_exit":0,"exit":0},"valid":true}
      """;

  private static final String NONE =
      """
      {"schema":1,"block":1,"level":"low","scenario":"none","deployer":"","attempt":1,
       "row":{"level":"low","scenario":"none","run":1,"samples":100,"avg_ms":12.25,"min_ms":3,
       "max_ms":40,"throughput_rps":9.125,"errors":0,"error_rate_pct":0.0,"deployer":"",
       "attempt":1,"started_at":"2026-01-01T00:00:00Z"},"valid":true}
      """;

  private OwnArchive() {}

  static Path in(Path folder) {
    String header =
        Archives.HEADER.toLowerCase(Locale.ROOT).replace("\n", ",deployer,attempt,started_at\n");
    Archives.of(folder, PLAN, header + ROWS);
    Audits.write(folder.resolve("manifest.jsonl"), MANIFEST);
    Audits.write(folder.resolve("trials/1-low-none/trial.json"), NONE);
    Audits.write(folder.resolve("trials/1-low-success/trial.json"), SUCCESS);
    Audits.write(
        folder.resolve("trials/1-low-success-void1/trial.json"),
        SUCCESS.replace("\"valid\":true", "\"valid\":false"));
    return folder;
  }
}
