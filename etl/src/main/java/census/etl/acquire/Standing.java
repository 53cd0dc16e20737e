package census.etl.acquire;

/**
 * Whether what is offered now is still what was acquired before.
 *
 * @param why how that is known, or why it can not be
 */
public record Standing(Answer answer, String why) {

  /** Has the source moved on? */
  public enum Answer {
    SAME,
    MOVED_ON,
    CANNOT_SAY
  }

  static Standing same(String why) {
    return new Standing(Answer.SAME, why);
  }

  static Standing movedOn(String why) {
    return new Standing(Answer.MOVED_ON, why);
  }

  static Standing cannotSay(String why) {
    return new Standing(Answer.CANNOT_SAY, why);
  }
}
