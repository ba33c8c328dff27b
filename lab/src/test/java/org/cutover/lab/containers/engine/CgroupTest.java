package org.cutover.lab.containers.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTest {
  @TempDir Path root;

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text + "\n");
  }

  @Test
  void shouldReadVersion1AlsoWhereVersion2IsThereWithoutLimits() throws Exception {
    file("cpu/x/cpu.cfs_quota_us", "50000");
    file("cpu/x/cpu.cfs_period_us", "100000");
    file("memory/x/memory.limit_in_bytes", "268435456");
    file("memory/x/memory.usage_in_bytes", "1000");
    file("memory/x/memory.stat", "inactive_file 1\ntotal_inactive_file 400");
    file("cpuacct/x/cpuacct.usage", "77");
    Cgroup cgroup = new Cgroup(root, "4:memory:/x\n2:cpuacct:/x\n1:cpu:/x\n0::/x\n");
    assertThat(cgroup.cpus()).hasValue(0.5);
    assertThat(cgroup.memoryLimit()).hasValue(268435456);
    assertThat(cgroup.memoryUsed()).hasValue(600);
    assertThat(cgroup.cpuNanos()).hasValue(77);
  }

  @Test
  void shouldReadControllersThatShareAFolder() throws Exception {
    file("cpu,cpuacct/x/cpuacct.usage", "78");
    assertThat(new Cgroup(root, "3:cpu,cpuacct:/x\n").cpuNanos()).hasValue(78);
  }

  @Test
  void shouldReadVersion2() throws Exception {
    file("x/cpu.max", "100000 100000");
    file("x/memory.max", "1073741824");
    file("x/memory.current", "500");
    file("x/memory.stat", "anon 5\ninactive_file 100");
    file("x/cpu.stat", "usage_usec 12\nuser_usec 3");
    Cgroup cgroup = new Cgroup(root, "0::/x\n");
    assertThat(cgroup.cpus()).hasValue(1.0);
    assertThat(cgroup.memoryLimit()).hasValue(1073741824);
    assertThat(cgroup.memoryUsed()).hasValue(400);
    assertThat(cgroup.cpuNanos()).hasValue(12000);
  }

  @Test
  void shouldMakeAGroupWithLimitsBesideTwoOthersInVersion1() throws Exception {
    Cgroup one = new Cgroup(root, "4:memory:/p/a\n2:cpu,cpuacct:/p/a\n0::/p/a\n");
    Cgroup other = new Cgroup(root, "4:memory:/p/b/c\n2:cpu,cpuacct:/p/b/c\n0::/p/b\n");
    Files.createDirectories(root.resolve("cpu,cpuacct"));
    Cgroup made = one.beside(other, "x");
    assertThat(made.folders())
        .containsExactly(root.resolve("cpu,cpuacct/p/x"), root.resolve("memory/p/x"));
    made.make(Optional.of(0.5), Optional.of(512));
    assertThat(made.cpus()).hasValue(0.5);
    assertThat(made.memoryLimit()).hasValue(512L << 20);
    made.make(Optional.empty(), Optional.empty());
    assertThat(made.cpus()).isEmpty();
    assertThat(root.resolve("memory/p/x/memory.limit_in_bytes")).hasContent("-1");
  }

  @Test
  void shouldMakeAGroupWithLimitsBesideTwoOthersInVersion2() throws Exception {
    Cgroup one = new Cgroup(root, "0::/m.slice/libpod-1.scope/container\n");
    Cgroup made = one.beside(new Cgroup(root, "0::/m.slice/libpod-2.scope/container\n"), "x");
    assertThat(made.folders()).containsExactly(root.resolve("m.slice/x"));
    made.make(Optional.of(2.0), Optional.of(512));
    assertThat(made.cpus()).hasValue(2.0);
    assertThat(made.memoryLimit()).hasValue(512L << 20);
    made.make(Optional.empty(), Optional.empty());
    assertThat(root.resolve("m.slice/x/cpu.max")).hasContent("max 100000");
    assertThat(root.resolve("m.slice/x/memory.max")).hasContent("max");
  }

  @Test
  void shouldTellALiftedLimit() throws Exception {
    file("x/cpu.max", "max 100000");
    file("x/memory.max", "max");
    file("memory/y/memory.limit_in_bytes", "9223372036854771712");
    file("cpu/y/cpu.cfs_quota_us", "-1");
    file("cpu/y/cpu.cfs_period_us", "100000");
    assertThat(new Cgroup(root, "0::/x\n").cpus()).isEmpty();
    assertThat(new Cgroup(root, "0::/x\n").memoryLimit()).isEmpty();
    assertThat(new Cgroup(root, "1:cpu:/y\n4:memory:/y\n").cpus()).isEmpty();
    assertThat(new Cgroup(root, "1:cpu:/y\n4:memory:/y\n").memoryLimit()).isEmpty();
  }
}
