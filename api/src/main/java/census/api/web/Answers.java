package census.api.web;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Answers that were made and still hold, up to an amount of memory: what was asked for longest ago
 * goes first.
 */
@Component
final class Answers {

  /**
   * How much memory kept answers may take.
   *
   * @param memory for all
   * @param largest of one: larger ones are made again
   */
  @ConfigurationProperties("census.answers")
  record Settings(@DefaultValue("32MB") DataSize memory, @DefaultValue("64KB") DataSize largest) {}

  /** All that an answer depends on but the data: its links have the caller's host. */
  record Question(
      String origin,
      Base base,
      String list,
      String madeOf,
      Optional<String> key,
      Format format,
      String query) {

    /** What an entry takes beside the answer and the texts, roughly. */
    private static final int ENTRY = 1_000;

    private int bytes() {
      return ENTRY
          + 2 * (origin.length() + list.length() + query.length() + key.orElse("").length());
    }
  }

  /**
   * An answer, ready to be sent any number of times.
   *
   * @param behind of what it was made, as long as which it holds
   */
  record Kept(Behind behind, String tag, ServerResponse response, int bytes) {}

  private final Settings settings;
  private final Map<Question, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  Answers(Settings settings) {
    this.settings = settings;
  }

  synchronized Optional<Kept> find(Question question, Behind behind) {
    return Optional.ofNullable(kept.get(question)).filter(answer -> answer.behind().equals(behind));
  }

  synchronized void keep(Question question, Kept answer) {
    if (answer.bytes() > settings.largest().toBytes()) {
      return;
    }
    bytes += question.bytes() + answer.bytes();
    Kept before = kept.put(question, answer);
    if (before != null) {
      bytes -= question.bytes() + before.bytes();
    }
    Iterator<Map.Entry<Question, Kept>> oldest = kept.entrySet().iterator();
    while (bytes > settings.memory().toBytes() && oldest.hasNext()) {
      Map.Entry<Question, Kept> gone = oldest.next();
      bytes -= gone.getKey().bytes() + gone.getValue().bytes();
      oldest.remove();
    }
  }
}
