package census.etl.job;

import census.etl.check.CheckResult;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** The report of a load as the book of loads remembers it, and the API shows it. */
final class CheckRecord {

  private CheckRecord() {}

  static String json(List<CheckResult> checks) {
    return JsonMapper.shared().writeValueAsString(checks);
  }
}
