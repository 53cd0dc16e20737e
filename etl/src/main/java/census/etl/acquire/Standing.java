package census.etl.acquire;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
    CANNOT_SAY;

    /** As in {@code moved on}. */
    public String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Of several files: one that has moved on tells more than one of which nothing is known. */
  public static Standing worst(List<Standing> all) {
    return Stream.of(Answer.MOVED_ON, Answer.CANNOT_SAY, Answer.SAME)
        .flatMap(answer -> all.stream().filter(standing -> standing.answer() == answer))
        .findFirst()
        .orElse(cannotSay("there are no files"));
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
