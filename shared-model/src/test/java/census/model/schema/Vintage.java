package census.model.schema;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The rule that every name says its vintage. A code, a rank or a decile means nothing without the
 * boundaries or the edition it belongs to, so one of these must stand with it: a year in its own
 * name, or a field for its edition in the same table or object. The field {@code areas_edition}
 * speaks for all codes beside it.
 */
public final class Vintage {

  private static final Pattern CODE = Pattern.compile("(.+_)?code");

  /** Of organisations and what they are grouped in: they have no boundaries to be of. */
  private static final Pattern CODE_WITHOUT_BOUNDARIES = Pattern.compile("(ods|pn|pz)_code");

  private static final Pattern SCORE_OR_RANK = Pattern.compile("(.+_)?(score|rank)(_.+)?");
  private static final Pattern QUANTILE =
      Pattern.compile("(.+_)?(median|tertile|quartile|quintile|decile|vigintile|percentile)");
  private static final Pattern YEAR = Pattern.compile(".*(19|20)[0-9]{2}.*");

  private final Predicate<String> isEdition;

  private Vintage(Predicate<String> isEdition) {
    this.isEdition = isEdition;
  }

  /** In tables, each code has an edition of its own: {@code lsoa_code} and {@code lsoa_edition}. */
  public static Vintage ofTables() {
    return new Vintage(name -> false);
  }

  /** In answers, the older {@code year} or day of publication of an object says it of all in it. */
  public static Vintage ofAnswers() {
    return new Vintage(name -> name.equals("year") || name.equals("publication_date"));
  }

  /** What is wrong, in sentences; empty when every name says its vintage. */
  public List<String> complaints(String owner, Collection<String> names) {
    return names.stream()
        .filter(name -> !YEAR.matcher(name).matches())
        .flatMap(name -> missing(name, names).stream().map(what -> complaint(owner, name, what)))
        .toList();
  }

  private List<String> missing(String name, Collection<String> names) {
    if (saysItElsewhere(name, names)) {
      return List.of();
    }
    return needs(name).stream()
        .filter(need -> !names.contains(need))
        .filter(need -> need.equals("quantile_rule") || names.stream().noneMatch(isEdition))
        .toList();
  }

  /**
   * All codes at once, or one rank for itself: {@code imd_rank} and {@code imd_edition}. The code
   * of what a {@code fact} is about is that of an organisation.
   */
  private static boolean saysItElsewhere(String name, Collection<String> names) {
    return (CODE.matcher(name).matches() && names.contains("areas_edition"))
        || (name.equals("code") && names.contains("fact"))
        || (name.endsWith("_rank") && names.contains(name.replaceFirst("rank$", "edition")));
  }

  private static List<String> needs(String name) {
    if (CODE_WITHOUT_BOUNDARIES.matcher(name).matches()) {
      return List.of();
    }
    if (CODE.matcher(name).matches()) {
      return List.of(name.substring(0, name.length() - "code".length()) + "edition");
    }
    if (QUANTILE.matcher(name).matches()) {
      return List.of("quantile_rule", "edition");
    }
    if (SCORE_OR_RANK.matcher(name).matches()) {
      return List.of("edition");
    }
    return List.of();
  }

  private static String complaint(String owner, String name, String what) {
    return "%s.%s needs %s beside it, or a year in its name".formatted(owner, name, what);
  }
}
