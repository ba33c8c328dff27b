package org.cutover.analysis.audit;

import com.fasterxml.jackson.databind.JsonNode;
import org.cutover.analysis.archive.CellKey;

/**
 * Where a trial's folder says that it belongs.
 *
 * @param cell the cell of the matrix
 * @param run the run
 */
record TrialPlace(CellKey cell, int run) {
  static TrialPlace of(JsonNode json) {
    return new TrialPlace(
        new CellKey(
            json.path("level").asText(),
            json.path("scenario").asText(),
            json.path("deployer").asText("")),
        json.path("block").asInt());
  }
}
