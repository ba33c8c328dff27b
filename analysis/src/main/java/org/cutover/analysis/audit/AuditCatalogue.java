package org.cutover.analysis.audit;

import java.util.List;

/** The checks there are. A further one is registered here, in one line. */
final class AuditCatalogue {
  private AuditCatalogue() {}

  static List<AuditCheck> all() {
    return List.of(
        new ErrorRateCheck(),
        new OrderCheck(),
        new GoodputCheck(),
        new AveragesCheck(),
        new MeansCheck(),
        new PValuesCheck(),
        new MissingCheck(),
        new ThroughputCheck(),
        new LoadCheck(),
        new TimeoutCheck(),
        new HistogramCheck(),
        new OutlierCheck(),
        new RepeatedRowCheck(),
        new ManifestCheck(),
        new TrialFoldersCheck(),
        new TrialJsonCheck(),
        new SamplesCheck());
  }
}
