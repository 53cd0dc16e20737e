package census.api.postcode;

import static census.model.postcode.Outcome.FOUND;
import static census.model.postcode.Outcome.MALFORMED;
import static census.model.postcode.Outcome.NHS_PSEUDO;
import static census.model.postcode.Outcome.TERMINATED;
import static census.model.postcode.Outcome.UNKNOWN;

import census.api.web.Problem;
import census.api.web.Question;
import census.model.postcode.NhsPseudoPostcode;
import census.model.postcode.NotAPostcode;
import census.model.postcode.Outcome;
import census.model.postcode.Postcode;
import census.model.postcode.Reading;
import census.model.postcode.Remark;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of looking a text up.
 *
 * @param row where the directory has it, or {@link Postcodes#ABSENT}
 * @param reason a word for programs that says more than the outcome, where there is more to say
 * @param detail a sentence for people; empty when there is an answer
 */
public record Lookup(
    String text,
    Outcome outcome,
    @Nullable Postcode postcode,
    int row,
    @Nullable String reason,
    String detail) {

  /** What the parameter is, wherever a postcode is asked for. */
  public static final String AS_WRITTEN = "As people write it: in any case, with blanks or without";

  private static final int QUOTED = 40;

  public static Lookup of(Directory directory, String text) {
    Reading reading = Postcode.read(text);
    return reading instanceof Postcode postcode
        ? of(directory, text, postcode)
        : malformed(text, ((NotAPostcode) reading).reason());
  }

  /** Of the parameter {@code postcode}, with the words of the older service where it is wrong. */
  public static Lookup asked(Directory directory, Question question) {
    String text =
        question
            .text("postcode")
            .orElseThrow(() -> refused("Postcode not supplied.", "Which one?"));
    Lookup lookup = of(directory, text);
    if (lookup.outcome == MALFORMED) {
      throw refused("Invalid postcode supplied.", lookup.detail);
    }
    return lookup;
  }

  private static Problem refused(String words, String error) {
    return Problem.badRequest(words, Map.of("postcode", error));
  }

  private static Lookup of(Directory directory, String text, Postcode postcode) {
    int row = directory.postcodes().row(postcode);
    if (row != Postcodes.ABSENT) {
      Outcome outcome = directory.isInUse(row) ? FOUND : TERMINATED;
      return new Lookup(text, outcome, postcode, row, null, "");
    }
    return postcode
        .nhsPseudo()
        .map(pseudo -> pseudo(text, postcode, pseudo))
        .orElseGet(() -> unknown(text, postcode));
  }

  private static Lookup malformed(String text, NotAPostcode.Reason reason) {
    String quoted = text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text;
    return new Lookup(
        text,
        MALFORMED,
        null,
        Postcodes.ABSENT,
        reason.id(),
        "\"%s\" can not be a postcode: %s.".formatted(quoted, reason.sentence()));
  }

  private static Lookup pseudo(String text, Postcode postcode, NhsPseudoPostcode pseudo) {
    return new Lookup(
        text,
        NHS_PSEUDO,
        postcode,
        Postcodes.ABSENT,
        pseudo.id(),
        "%s is no place: records of the NHS carry it for \"%s\"."
            .formatted(postcode, pseudo.id().replace('_', ' ')));
  }

  private static Lookup unknown(String text, Postcode postcode) {
    return new Lookup(
        text,
        UNKNOWN,
        postcode,
        Postcodes.ABSENT,
        postcode.crownDependency().map(island -> Remark.of(island).id()).orElse(null),
        "%s has the form of a postcode, but is not in the directory.".formatted(postcode));
  }

  public boolean hasAnswer() {
    return row != Postcodes.ABSENT;
  }

  /** For where one postcode was asked for. */
  public int rowOrProblem() {
    if (!hasAnswer()) {
      throw problem();
    }
    return row;
  }

  private Problem problem() {
    Problem problem =
        outcome == MALFORMED ? Problem.badValue("postcode", detail) : Problem.notFound(detail);
    Problem named = problem.with("outcome", outcome.id());
    return reason == null ? named : named.with("reason", reason);
  }
}
