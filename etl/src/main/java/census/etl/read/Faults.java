package census.etl.read;

import census.etl.finding.Fault;
import census.etl.finding.Finding;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with the rows of a file, so that a person can mend it in one go. */
final class Faults {

  private static final int LISTED = 20;

  private final Place file;
  private final List<Finding> findings = new ArrayList<>();

  Faults(Place file) {
    this.file = file;
  }

  void add(Finding finding) {
    if (findings.size() == LISTED) {
      findings.add(Kind.TOO_MANY_FAULTS.at(file));
      throwAny();
    }
    findings.add(finding);
  }

  void throwAny() {
    if (!findings.isEmpty()) {
      throw new Fault(findings);
    }
  }
}
