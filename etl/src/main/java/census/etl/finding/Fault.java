package census.etl.finding;

import java.util.List;
import java.util.stream.Collectors;

/** Stops what is being done, with the findings that a person needs to mend it. */
public final class Fault extends RuntimeException {

  private final transient List<Finding> findings;

  public Fault(Finding finding) {
    this(List.of(finding));
  }

  public Fault(List<Finding> findings) {
    super(findings.stream().map(Finding::message).collect(Collectors.joining("\n")));
    this.findings = List.copyOf(findings);
  }

  public Fault(Finding finding, Throwable cause) {
    this(finding);
    initCause(cause);
  }

  public List<Finding> findings() {
    return findings;
  }
}
