package census.etl.enrich;

import static java.util.Objects.requireNonNull;

import census.model.deprivation.NoIndex;
import census.model.geography.Nation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which edition of its nation's index a row gets. Several threads may ask at once. */
interface Editions {

  /**
   * The edition for one row.
   *
   * @param index null if there is none for the row
   * @param remark what is to be said of the choice; empty if nothing
   */
  record Choice(@Nullable Index index, String remark) {

    static final String DATE_NOT_READ = "date_not_read";
    static final String NO_GUIDANCE = "no_guidance";

    static final Choice NONE = new Choice(null, NoIndex.NO_EDITION.id());

    static Choice of(Optional<Index> index, String remark) {
      return index.map(one -> new Choice(one, remark)).orElse(NONE);
    }
  }

  Choice of(Nation nation, String date);

  /** Every index that may be chosen. */
  Collection<Index> possible();

  /** The same for all rows of a nation. */
  static Editions fixed(Map<Nation, Index> byNation) {
    Map<Nation, Choice> choices = new EnumMap<>(Nation.class);
    byNation.forEach((nation, index) -> choices.put(nation, new Choice(index, "")));
    return new Editions() {
      @Override
      public Choice of(Nation nation, String date) {
        return choices.getOrDefault(nation, Choice.NONE);
      }

      @Override
      public Collection<Index> possible() {
        return byNation.values();
      }
    };
  }

  /**
   * What guidance prescribes for the date of the row: the rule of the API. Where no guidance is
   * known it is the newest, and the row says so.
   */
  final class InForce implements Editions {

    private static final List<DateTimeFormatter> FORMS =
        List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));

    private static final int REMEMBERED = 100_000;

    private record Guidance(LocalDate first, LocalDate last, String version) {

      boolean isOf(LocalDate day) {
        return !day.isBefore(first) && !day.isAfter(last);
      }
    }

    private final Indices indices;
    private final Map<Nation, List<Guidance>> guidance = new EnumMap<>(Nation.class);

    /** Of each nation by the text of the date: a file has many rows and few days. */
    private final Map<Nation, Map<String, Choice>> chosen = new EnumMap<>(Nation.class);

    private InForce(Indices indices) {
      this.indices = indices;
      for (Nation nation : Nation.values()) {
        guidance.put(nation, new ArrayList<>());
        chosen.put(nation, new ConcurrentHashMap<>());
      }
    }

    static InForce read(Published published, Indices indices) {
      InForce read = new InForce(indices);
      published.read(
          "deprivation_guidance",
          List.of("nation", "first_day", "last_day", "version"),
          row -> {
            @Nullable String last = row.text(2);
            Guidance given =
                new Guidance(
                    LocalDate.parse(requireNonNull(row.text(1))),
                    last == null ? LocalDate.MAX : LocalDate.parse(last),
                    requireNonNull(row.text(3)));
            read.guidance.forEach(
                (nation, known) -> {
                  if (nation.id().equals(row.text(0))) {
                    known.add(given);
                  }
                });
          });
      return read;
    }

    @Override
    public Choice of(Nation nation, String date) {
      Map<String, Choice> before = requireNonNull(chosen.get(nation));
      @Nullable Choice known = before.get(date);
      if (known != null) {
        return known;
      }
      Choice choice =
          day(date.strip())
              .map(day -> of(nation, day))
              .orElseGet(() -> new Choice(null, Choice.DATE_NOT_READ));
      if (before.size() < REMEMBERED) {
        before.put(date, choice);
      }
      return choice;
    }

    private Choice of(Nation nation, LocalDate day) {
      for (Guidance each : requireNonNull(guidance.get(nation))) {
        if (each.isOf(day)) {
          return indices.of(nation).stream()
              .filter(index -> index.version().equals(each.version()))
              .findFirst()
              .map(index -> new Choice(index, ""))
              .orElseGet(() -> new Choice(null, NoIndex.PRESCRIBED_EDITION_MISSING.id()));
        }
      }
      return Choice.of(indices.newest(nation), Choice.NO_GUIDANCE);
    }

    /** The day of a date, or of a date with a time behind it. */
    private static Optional<LocalDate> day(String text) {
      String day = text.split("[T ]", 2)[0];
      for (DateTimeFormatter form : FORMS) {
        try {
          return Optional.of(LocalDate.parse(day, form));
        } catch (DateTimeException e) {
          // Another form may fit.
        }
      }
      return Optional.empty();
    }

    @Override
    public Collection<Index> possible() {
      return indices.all();
    }
  }
}
