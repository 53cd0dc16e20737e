package census.api.postcode;

import static census.api.web.Part.value;
import static census.api.web.Part.valueOrNull;

import census.api.web.JsonText;
import census.api.web.JsonText.Name;
import census.api.web.Part;
import census.api.web.Type;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What came of looking a text up, as the first members of an object of an answer. */
public final class LookupAnswer {

  private static final Name QUERY = Name.of("query");
  private static final Name OUTCOME = Name.of("outcome");
  private static final Name REASON = Name.of("reason");
  private static final Name DETAIL = Name.of("detail");
  private static final Name POSTCODE = Name.of("postcode");

  private static final List<Part> PARTS =
      List.of(
          value("query", Type.TEXT, "What was asked for"),
          value(
              "outcome",
              Type.TEXT,
              "found; terminated: no longer in use; unknown: not in the directory; malformed: it"
                  + " can not be a postcode; nhs_pseudo: made up by the NHS, and no place"),
          valueOrNull(
              "reason",
              Type.TEXT,
              "Of malformed, what is wrong with it; of nhs_pseudo, what it stands for; of unknown,"
                  + " which island it would be on"),
          valueOrNull("detail", Type.TEXT, "Why there is no answer; null: there is one"),
          valueOrNull("postcode", Type.TEXT, "In its canonical form; null: it is malformed"));

  private LookupAnswer() {}

  public static Part[] with(Part more) {
    return Stream.concat(PARTS.stream(), Stream.of(more)).toArray(Part[]::new);
  }

  public static void writeMembers(JsonText json, Lookup lookup) {
    writeMembers(json, lookup, lookup.reason(), lookup.hasAnswer() ? null : lookup.detail());
  }

  /** With a reason and a sentence of the caller's own, who knows more. */
  public static void writeMembers(
      JsonText json, Lookup lookup, @Nullable String reason, @Nullable String detail) {
    json.name(QUERY).text(lookup.text());
    json.name(OUTCOME).text(lookup.outcome().id());
    json.name(REASON).textOrNothing(reason);
    json.name(DETAIL).textOrNothing(detail);
    json.name(POSTCODE);
    json.textOrNothing(lookup.postcode() == null ? null : lookup.postcode().toString());
  }
}
