package census.etl.finding;

import org.jspecify.annotations.Nullable;

/**
 * One thing found: what kind of thing, where, what stood there and what should have.
 *
 * <p>The cure comes with the kind, so that every finding of a kind has the same one and the
 * documentation can list it.
 */
public record Finding(Kind kind, Place place, @Nullable String found, @Nullable String expected) {

  public Finding {
    found = Place.visible(found);
    expected = Place.visible(expected);
  }

  public Finding(Kind kind, Place place) {
    this(kind, place, null, null);
  }

  public Finding found(String text) {
    return new Finding(kind, place, text, expected);
  }

  public Finding expected(String text) {
    return new Finding(kind, place, found, text);
  }

  public Severity severity() {
    return kind.severity();
  }

  /** What, where and how to mend it, in one paragraph. */
  public String message() {
    StringBuilder text = new StringBuilder(place.toString());
    text.append(text.isEmpty() ? "" : ": ").append(kind.sentence());
    if (found != null) {
      text.append("; found ").append(found);
    }
    if (expected != null) {
      text.append("; expected ").append(expected);
    }
    return text.append(". ").append(kind.cure()).toString();
  }
}
