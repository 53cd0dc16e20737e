package census.etl.check;

import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Severity;
import java.util.List;

/**
 * One expectation, held against one version.
 *
 * @param code of the kind of finding that it makes if it fails
 * @param severity of the worst that was found; INFO if it passed
 * @param subject what it speaks of: columns, another dataset
 * @param messages what a person needs in order to mend it; empty if it passed
 */
public record CheckResult(
    String code,
    Severity severity,
    String subject,
    String expected,
    String found,
    boolean passed,
    List<String> messages) {

  static CheckResult passed(Kind kind, String subject, String expected, String found) {
    return new CheckResult(kind.code(), Severity.INFO, subject, expected, found, true, List.of());
  }

  static CheckResult failed(String subject, String expected, String found, Finding finding) {
    return failed(subject, expected, found, List.of(finding));
  }

  static CheckResult failed(String subject, String expected, String found, List<Finding> findings) {
    Severity worst =
        findings.stream().map(Finding::severity).min(Enum::compareTo).orElse(Severity.ERROR);
    return new CheckResult(
        findings.get(0).kind().code(),
        worst,
        subject,
        expected,
        found,
        worst != Severity.ERROR,
        findings.stream().map(Finding::message).toList());
  }
}
