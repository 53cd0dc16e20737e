package census.etl.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What was said of organisations, remembered without a database: for each question all of it is
 * gone through from the beginning.
 */
final class Recollection {

  /** As a change, and from before all days where nobody knows since when. */
  record Said(
      long id,
      String code,
      String fact,
      String which,
      @Nullable String value,
      LocalDate from,
      @Nullable LocalDate legalFrom) {

    boolean isOf(String otherCode, String otherFact) {
      return code.equals(otherCode) && fact.equals(otherFact);
    }
  }

  private final List<Said> all;
  private final boolean inLaw;

  private Recollection(List<Said> all, boolean inLaw) {
    this.all = all;
    this.inLaw = inLaw;
  }

  Recollection() {
    this(new ArrayList<>(), false);
  }

  /** The same by legal dates. */
  Recollection inLaw() {
    return new Recollection(all, true);
  }

  void add(Said said) {
    all.add(said);
  }

  List<Said> all() {
    return all;
  }

  /** What is said of a fact that is said once at a time. */
  Optional<String> on(LocalDate day, String code, String fact) {
    return newest(day, code, fact, "", Set.of()).map(Said::value);
  }

  /** Everything that is said of a fact that can be said several times over. */
  Set<String> allOn(LocalDate day, String code, String fact) {
    Set<String> values = new TreeSet<>();
    for (Said said : all) {
      if (said.isOf(code, fact)) {
        newest(day, code, fact, said.which(), Set.of()).map(Said::value).ifPresent(values::add);
      }
    }
    return values;
  }

  /** What would have been said without one of them, on its day. */
  Optional<String> without(Said one) {
    return newest(one.from(), one.code(), one.fact(), one.which(), Set.of(one.id()))
        .map(Said::value);
  }

  boolean isReplaced(Said one) {
    return all.stream()
        .anyMatch(
            other ->
                other.id() > one.id()
                    && other.isOf(one.code(), one.fact())
                    && other.which().equals(one.which())
                    && other.from().equals(one.from()));
  }

  private Optional<Said> newest(
      LocalDate day, String code, String fact, String which, Set<Long> except) {
    @Nullable Said newest = null;
    for (Said said : all) {
      if (said.isOf(code, fact)
          && said.which().equals(which)
          && !begins(said).isAfter(day)
          && !(inLaw && isReplaced(said))
          && !except.contains(said.id())
          && (newest == null
              || said.from().isAfter(newest.from())
              || (said.from().equals(newest.from()) && said.id() > newest.id()))) {
        newest = said;
      }
    }
    return Optional.ofNullable(newest);
  }

  /** What is later in practice counts, as soon as it does; in law that can be another day. */
  private LocalDate begins(Said said) {
    return inLaw && said.legalFrom() != null ? said.legalFrom() : said.from();
  }

  /** Every code that was ever listed as something. */
  Set<String> everListed(String as) {
    Set<String> codes = new TreeSet<>();
    for (Said said : all) {
      if (said.fact().equals(Journal.LISTED) && as.equals(said.value())) {
        codes.add(said.code());
      }
    }
    return codes;
  }
}
