package census.etl.merger;

import census.etl.organisation.Change;
import java.util.ArrayList;
import java.util.List;

/** All that a command is about to do, or why it will not. */
public final class Plan {

  private final List<Step> steps = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  public List<Step> steps() {
    return steps;
  }

  /** If there is one, nothing is done. */
  public List<String> refusals() {
    return refusals;
  }

  public List<Change> changes() {
    return steps.stream().flatMap(step -> step.changes().stream()).toList();
  }

  void refuse(String why) {
    refusals.add(why);
  }
}
