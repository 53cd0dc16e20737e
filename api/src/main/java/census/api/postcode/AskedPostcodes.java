package census.api.postcode;

import census.api.web.Part;
import census.api.web.Problem;
import census.api.web.Type;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Many postcodes, sent as a list of texts or as an object that has it. */
public final class AskedPostcodes {

  public static final int MOST = 10_000;

  /** Room for ten thousand postcodes, however spaced and escaped. */
  public static final long LARGEST_BODY = 1_000_000;

  private static final String NAME = "postcodes";

  public static final Part.Nested DESCRIPTION =
      Part.object(
          "asked_postcodes",
          "Postcodes as people write them, %,d at most; the list alone will do".formatted(MOST),
          new Part.Several(Part.value(NAME, Type.TEXT, "In the order of the answers")));

  private AskedPostcodes() {}

  public static List<String> read(byte[] body) {
    try (JsonParser json = JsonMapper.shared().createParser(body)) {
      List<String> texts = read(json);
      if (json.nextToken() != null) {
        throw wrong("Something follows the list.");
      }
      return texts;
    } catch (JacksonException e) {
      throw wrong("What was sent is not JSON.");
    }
  }

  private static List<String> read(JsonParser json) {
    JsonToken first = json.nextToken();
    if (first == JsonToken.START_ARRAY) {
      return texts(json);
    }
    if (first != JsonToken.START_OBJECT) {
      throw wrong("Send a list of texts, or {\"%s\": [...]}.".formatted(NAME));
    }
    if (json.nextToken() != JsonToken.PROPERTY_NAME
        || !json.currentName().equals(NAME)
        || json.nextToken() != JsonToken.START_ARRAY) {
      throw wrong("The object must have a list of the name \"%s\".".formatted(NAME));
    }
    List<String> texts = texts(json);
    if (json.nextToken() != JsonToken.END_OBJECT) {
      throw wrong("The object may have nothing but \"%s\".".formatted(NAME));
    }
    return texts;
  }

  private static List<String> texts(JsonParser json) {
    List<String> texts = new ArrayList<>();
    for (JsonToken each = json.nextToken(); each != JsonToken.END_ARRAY; each = json.nextToken()) {
      if (each != JsonToken.VALUE_STRING) {
        throw wrong("Number %,d of the list is not a text.".formatted(texts.size() + 1));
      }
      if (texts.size() == MOST) {
        throw wrong("At most %,d at a time.".formatted(MOST));
      }
      texts.add(json.getString());
    }
    return texts;
  }

  private static Problem wrong(String sentence) {
    return Problem.badValue(NAME, sentence);
  }
}
