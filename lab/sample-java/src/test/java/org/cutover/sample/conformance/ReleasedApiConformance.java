package org.cutover.sample.conformance;

import com.datastax.oss.driver.api.core.CqlSession;
import java.net.URI;
import java.nio.file.Path;
import org.cutover.cassandra.CassandraNode;
import org.cutover.cassandra.CassandraSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The API of the packed releases in {@code target/releases} of the module that extends this, with a
 * real database.
 */
@Timeout(180)
public abstract class ReleasedApiConformance {
  @TempDir static Path directory;
  private static CassandraNode node;
  private static CqlSession session;

  @BeforeAll
  static void startDatabase() {
    node = CassandraNode.start(CassandraSettings.forTest(directory.resolve("cassandra")));
    session = RunningApp.prepare(node);
  }

  @AfterAll
  static void stopDatabase() {
    session.close();
    node.close();
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  private abstract static class OfRelease extends ItemApiConformance {
    private RunningApp app;

    @BeforeAll
    void startApplication() throws Exception {
      String id = "shop-" + version();
      session.execute(RunningApp.unpack(id, directory.resolve(id)).table().create());
      app = RunningApp.start(id, directory.resolve(id), node);
    }

    @AfterAll
    void stopApplication() {
      app.close();
    }

    @Override
    protected URI base() {
      return app.base();
    }
  }

  @Nested
  class Version1 extends OfRelease {
    @Override
    protected String version() {
      return "1.0.0";
    }

    @Override
    protected boolean hasPrice() {
      return false;
    }
  }

  @Nested
  class Version2 extends OfRelease {
    @Override
    protected String version() {
      return "2.0.0";
    }

    @Override
    protected boolean hasPrice() {
      return true;
    }
  }

  /** Everything but the ids in its list is right. */
  @Nested
  class Version2Faulty extends OfRelease {
    @Override
    protected String version() {
      return "2.0.1-faulty";
    }

    @Override
    protected boolean hasPrice() {
      return true;
    }

    @Override
    protected boolean listsIds() {
      return false;
    }
  }
}
