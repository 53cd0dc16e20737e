package census.etl.merger;

import census.etl.organisation.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is about to be done to one organisation or trust. */
public final class Step {

  private final String title;
  private final Map<String, String> shown = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();

  Step(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }

  /** What a person should see of it. */
  public Map<String, String> shown() {
    return shown;
  }

  /** What it should have, and has not. */
  public List<String> missing() {
    return missing;
  }

  /** What is without it not as it should be. */
  public List<String> broken() {
    return broken;
  }

  public List<Change> changes() {
    return changes;
  }

  Step show(String what, @Nullable String value) {
    shown.put(what, value == null || value.isBlank() ? "none" : value);
    return this;
  }
}
