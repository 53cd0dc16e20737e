package census.etl.ods;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers in JSON, from which anything can be missing. */
final class Json {

  private static final int LENGTH_OF_DAY = "2013-04-01".length();

  private Json() {}

  static JsonNode read(byte[] answer) throws IOException {
    try {
      return JsonMapper.shared().readTree(answer);
    } catch (JacksonException e) {
      throw new IOException("an answer that is no JSON, or half of one", e);
    }
  }

  /** A list; where there is one of something it can stand without a list around it. */
  static List<JsonNode> all(JsonNode some) {
    if (some.isMissingNode() || some.isNull()) {
      return List.of();
    }
    return some.isArray()
        ? StreamSupport.stream(some.spliterator(), false).toList()
        : List.of(some);
  }

  static @Nullable String text(JsonNode object, String member) {
    JsonNode value = object.path(member);
    if (!value.isValueNode() || value.isNull()) {
      return null;
    }
    String text = value.asString().strip();
    return text.isEmpty() ? null : text;
  }

  /** A member without which the answer is of no use. */
  static String required(JsonNode object, String member) throws IOException {
    @Nullable String text = text(object, member);
    if (text == null) {
      throw new IOException("an answer without " + member);
    }
    return text;
  }

  /** A day, which may have a time of day behind it. */
  static @Nullable LocalDate day(JsonNode object, String member) throws IOException {
    @Nullable String text = text(object, member);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text.substring(0, Math.min(LENGTH_OF_DAY, text.length())));
    } catch (DateTimeException e) {
      throw new IOException("%s %s, which is no day".formatted(member, text), e);
    }
  }
}
