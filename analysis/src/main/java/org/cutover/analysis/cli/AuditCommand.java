package org.cutover.analysis.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.cutover.analysis.audit.Audit;
import org.cutover.analysis.audit.AuditFinding;
import org.cutover.analysis.audit.AuditJson;
import org.cutover.analysis.audit.AuditText;
import org.cutover.common.CutoverException;
import org.cutover.common.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cutover audit DIR}. */
@Command(
    name = "audit",
    description = {
      "Finds what does not add up in an archive or in printed tables; changes nothing.",
      "Exit code 3 if anything is wrong, 0 if there are only doubts and notes."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class AuditCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "the archive: a folder with a trials.csv")
  private Path directory;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, a line a finding (default), or json, a list of them")
  private String format = "text";

  @Override
  public Integer call() {
    if (!List.of("text", "json").contains(format)) {
      throw CutoverException.usage("--format: unknown format '" + format + "'; known: json, text");
    }
    List<AuditFinding> findings = Audit.of(directory);
    PrintWriter out = spec.commandLine().getOut();
    if (format.equals("json")) {
      out.print(AuditJson.of(findings));
    } else {
      AuditText.lines(findings).forEach(line -> out.print(line + "\n"));
    }
    out.flush();
    boolean wrong =
        findings.stream().anyMatch(finding -> finding.kind() == AuditFinding.Kind.WRONG);
    return (wrong ? ExitCode.HARM : ExitCode.DONE).code();
  }
}
