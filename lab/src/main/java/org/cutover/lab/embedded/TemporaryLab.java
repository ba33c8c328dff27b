package org.cutover.lab.embedded;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cutover.lab.HostUse;
import org.cutover.lab.Lab;

/** A lab for one run: its files go with it, because the trials keep what they need of them. */
record TemporaryLab(EmbeddedLab lab) implements Lab {
  @Override
  public Path inventory() {
    return lab.inventory();
  }

  @Override
  public List<Path> logs() {
    return lab.logs();
  }

  @Override
  public Stream<HostUse> use() {
    return lab.use();
  }

  @Override
  public JsonNode description() {
    return lab.description();
  }

  @Override
  public void close() {
    lab.close();
    try {
      LabTakedown.remove(lab.state());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
