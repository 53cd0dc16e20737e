package census.etl.enrich;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which edition of its nation's index a row gets. */
interface Editions {

  /**
   * The edition for one row.
   *
   * @param index null if there is none for the row
   * @param remark why not; empty if there is one
   */
  record Choice(@Nullable Index index, String remark) {

    static final String NO_INDEX = "no_index";
    static final String DATE_NOT_READ = "date_not_read";

    static Choice of(Optional<Index> index) {
      return index.map(one -> new Choice(one, "")).orElseGet(() -> new Choice(null, NO_INDEX));
    }
  }

  Choice of(Nation nation, String date);

  /** Every index that may be chosen. */
  Collection<Index> possible();

  /** The same for all rows of a nation: the newest, but for the nations that are named. */
  static Editions fixed(Map<Nation, Optional<Index>> byNation) {
    Map<Nation, Choice> choices = new EnumMap<>(Nation.class);
    byNation.forEach((nation, index) -> choices.put(nation, Choice.of(index)));
    return new Editions() {
      @Override
      public Choice of(Nation nation, String date) {
        return choices.getOrDefault(nation, Choice.of(Optional.empty()));
      }

      @Override
      public Collection<Index> possible() {
        return byNation.values().stream().flatMap(Optional::stream).toList();
      }
    };
  }

  /** What guidance prescribes for the date of the row; without guidance, the newest. */
  final class InForce implements Editions {

    private static final List<DateTimeFormatter> FORMS =
        List.of(
            DateTimeFormatter.ISO_LOCAL_DATE,
            DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT));

    private static final int REMEMBERED = 100_000;

    private record Period(LocalDate first, LocalDate last, int edition) {

      boolean has(LocalDate date) {
        return !date.isBefore(first) && !date.isAfter(last);
      }
    }

    private final Indices indices;
    private final Map<Nation, List<Period>> periods = new EnumMap<>(Nation.class);
    private final Map<String, Optional<LocalDate>> dates = new HashMap<>();

    private InForce(Indices indices) {
      this.indices = indices;
    }

    static InForce read(Connection connection, String schema, Indices indices) throws SQLException {
      InForce read = new InForce(indices);
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select nation, first_day, last_day, edition from %sdeprivation_guidance"
                      .formatted(schema))) {
        while (rows.next()) {
          String last = rows.getString(3);
          Period period =
              new Period(
                  LocalDate.parse(rows.getString(2)),
                  last == null ? LocalDate.MAX : LocalDate.parse(last),
                  rows.getInt(4));
          Nation nation = Nation.named(rows.getString(1)).orElseThrow();
          read.periods.computeIfAbsent(nation, any -> new ArrayList<>()).add(period);
        }
      }
      return read;
    }

    @Override
    public Choice of(Nation nation, String date) {
      Optional<LocalDate> day = dates.get(date);
      if (day == null) {
        day = parse(date.strip());
        if (dates.size() < REMEMBERED) {
          dates.put(date, day);
        }
      }
      return day.map(one -> of(nation, one))
          .orElseGet(() -> new Choice(null, Choice.DATE_NOT_READ));
    }

    private Choice of(Nation nation, LocalDate day) {
      List<Period> known = periods.getOrDefault(nation, List.of());
      if (known.isEmpty()) {
        return Choice.of(indices.newest(nation));
      }
      return Choice.of(
          known.stream()
              .filter(period -> period.has(day))
              .findFirst()
              .flatMap(period -> indices.of(nation, period.edition())));
    }

    /** The day of a date, or of a date with a time behind it. */
    private static Optional<LocalDate> parse(String text) {
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
      Map<String, Index> possible = new LinkedHashMap<>();
      for (Index index : indices.all()) {
        List<Period> known = periods.getOrDefault(index.nation(), List.of());
        boolean prescribed = known.stream().anyMatch(each -> each.edition() == index.edition());
        boolean newest =
            known.isEmpty() && indices.newest(index.nation()).equals(Optional.of(index));
        if (prescribed || newest) {
          possible.put(index.toString(), index);
        }
      }
      return possible.values();
    }
  }
}
