package org.cutover.loadgen.jmeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cutover.loadgen.TestServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** JMeter runs without the jars it brings for its user interface, scripting and parsers. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
final class RuntimeClassPathIT {
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "(rsyntaxtextarea|darklaf|svgSalamander|batik|xmlgraphics|groovy|rhino|tika|xalan|xerces"
              + "|serializer|miglayout|jtidy|mail|bsf|bsh|freemarker|lets-plot|jcharts|jodd|jsoup"
              + "|Saxon|json-path|ph-css|log4j|autolink|swing|javax.activation"
              + "|httpasyncclient).*\\.jar");

  /** What only tests bring; everything else on this class path is there at run time too. */
  private static final Pattern OF_TESTS =
      Pattern.compile(
          "(junit|opentest4j|assertj|byte-buddy|commons-csv|commons-collections4|xstream|mxparser|xmlpull|apiguardian|surefire|failsafe|maven)"
              + ".*\\.jar");

  @TempDir Path folder;

  @Test
  void shouldNotBringJarsThatNobodyNeeds() {
    assertThat(runtimeJars().filter(jar -> FORBIDDEN.matcher(name(jar)).matches())).isEmpty();
    assertThat(jars().map(RuntimeClassPathIT::name)).anyMatch(jar -> jar.contains("JMeter_http"));
  }

  @Test
  void shouldMissNoClassWhenLoadFails() throws IOException, InterruptedException {
    try (TestServer good = TestServer.of(200, "[{\"id\":1}]");
        TestServer wrong = TestServer.of(200, "[]");
        TestServer failing = TestServer.of(500, "no");
        TestServer silent = new TestServer((client, request) -> Thread.sleep(5000));
        TestServer broken = new TestServer((client, request) -> TestServer.reset(client));
        TestServer packed = new TestServer((client, request) -> sendGarbled(client));
        TestServer moved =
            new TestServer(
                (client, request) ->
                    TestServer.raw(
                        client,
                        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nSet-Cookie: a=b\r\nLocation: "
                            + good.url("/there")))) {
      String said =
          fork(
              good.url("/good").toString(),
              wrong.url("/wrong").toString(),
              failing.url("/failing").toString(),
              silent.url("/silent").toString(),
              broken.url("/broken").toString(),
              packed.url("/packed").toString(),
              moved.url("/moved").toString(),
              good.url("/tls").toString().replace("http:", "https:"));

      assertThat(said).doesNotContain("NoClassDefFound", "ClassNotFound", "Exception in thread");
      assertThat(said.lines().filter(line -> line.startsWith("/")).map(this::withoutCount))
          .containsExactly(
              "/good []",
              "/wrong [ASSERTION]",
              "/failing [HTTP_5XX]",
              "/silent [RESPONSE_TIMEOUT]",
              "/broken [RESET]",
              "/packed [OTHER]",
              "/moved []",
              "/tls [CONNECT_TIMEOUT]");
      try (Stream<Path> home = Files.list(folder.resolve("home"))) {
        assertThat(home).as("files under the home directory").isEmpty();
      }
    }
  }

  private static void sendGarbled(Socket client) throws IOException {
    TestServer.raw(client, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4");
    client.getOutputStream().write(new byte[] {1, 2, 3, 4});
  }

  private String fork(String... urls) throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path output = folder.resolve("output");
    String classPath = runtimeJars().collect(Collectors.joining(File.pathSeparator));
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Djava.awt.headless=true",
                    "-Duser.home=" + home,
                    "-cp",
                    classPath,
                    ForkedLoad.class.getName(),
                    folder.resolve("samples.csv.gz").toString()),
                Arrays.stream(urls))
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      String said = Files.readString(output);
      assertThat(process.exitValue()).as(said).isZero();
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  private String withoutCount(String line) {
    return line.replaceFirst(" [1-9]\\d* ", " ");
  }

  private static Stream<String> runtimeJars() {
    return jars().filter(jar -> !OF_TESTS.matcher(name(jar)).matches());
  }

  private static Stream<String> jars() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private static String name(String jar) {
    return Path.of(jar).getFileName().toString();
  }
}
