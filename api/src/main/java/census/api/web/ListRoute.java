package census.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.DigestUtils;

/**
 * A list of rows and the detail of each, declared as a value. A subject makes one bean of it, and
 * the list has its pages, filters, order, formats, caching, errors and description.
 *
 * @param name the address, without slashes before and after
 * @param oneRow what one row is, as a title
 * @param table whose rows are listed
 * @param older where it answers too
 * @param restriction SQL that is true of the rows of this list; {@code true} when all are
 * @param order SQL over the table's columns; it must leave no two rows equal
 * @param key the column that the detail route takes
 * @param asOf how it is read as of a day, where it can be
 * @param day the day as of which it is read, where that is not today
 * @param edition the field that tells apart the rows of one key; the detail is of the newest
 * @param rows SQL that joins to {@code page}, some rows of the table, what else is shown
 * @param reads the tables behind an answer
 * @param madeOf differs whenever this release makes other rows of the same data
 */
public record ListRoute(
    String name,
    List<String> otherSpellings,
    Base older,
    String oneRow,
    Table table,
    Optional<AsOf> asOf,
    Optional<AsOf.Day> day,
    String restriction,
    String order,
    Part.Field key,
    Optional<Part.Field> edition,
    String rows,
    List<Reads> reads,
    List<Part> parts,
    Map<String, Filter> filters,
    String madeOf) {

  /** A table behind the answers of a list, and the rows of it that count. */
  public record Reads(String table, String rows) {}

  public static Declaration named(String name, String... otherSpellings) {
    return new Declaration(name, List.of(otherSpellings));
  }

  Stream<String> spellings() {
    return Stream.concat(Stream.of(name), otherSpellings.stream());
  }

  /** The same list as it was on a day. */
  ListRoute on(AsOf.Day other) {
    AsOf dated = asOf.orElseThrow();
    return new ListRoute(
        name,
        otherSpellings,
        older,
        oneRow,
        table,
        asOf,
        Optional.of(other),
        dated.sql(restriction, other),
        order,
        key,
        edition,
        dated.sql(rows, other),
        dated.reads(reads, other),
        parts,
        filters,
        madeOf + " as of " + other);
  }

  /** The same list, told apart from itself on another day if what it shows depends on the day. */
  ListRoute today(LocalDate today) {
    return asOf.isEmpty()
        ? this
        : new ListRoute(
            name,
            otherSpellings,
            older,
            oneRow,
            table,
            asOf,
            Optional.empty(),
            restriction,
            order,
            key,
            edition,
            rows,
            reads,
            parts,
            filters,
            madeOf + " on " + today);
  }

  /** The table that its rows are read from. */
  String source() {
    return day.map(other -> asOf.orElseThrow().table(table.name(), other)).orElse(table.name());
  }

  /** SQL for the rows of the table, all of them or those of the day. */
  String relation() {
    String whole = "published." + table.name();
    return day.map(other -> asOf.orElseThrow().sql(whole, other)).orElse(whole);
  }

  boolean joins(String other) {
    return !other.equals(source()) && reads.stream().anyMatch(read -> read.table().equals(other));
  }

  /** The fields by which the rows may be put in order. */
  List<Part.Field> ownFields() {
    return parts.stream()
        .filter(Part.Field.class::isInstance)
        .map(Part.Field.class::cast)
        .filter(field -> field.type().canBeFiltered() && table.has(field.column()))
        .toList();
  }

  /** What rows call the key that the detail route takes. */
  String keyName() {
    return allFields().stream()
        .filter(field -> field.column().equals(key.column()))
        .findFirst()
        .orElse(key)
        .name();
  }

  /** What is drawn of each row, if anything is. */
  Optional<Part.Outline> outline() {
    return parts.stream()
        .filter(Part.Outline.class::isInstance)
        .map(Part.Outline.class::cast)
        .findFirst();
  }

  /** What the keys of rows stand for besides, if anything. */
  Optional<Filter.Related> related() {
    return filters.values().stream().flatMap(filter -> filter.related().stream()).findFirst();
  }

  /** Every field that the SQL must give, at any depth. */
  public List<Part.Field> allFields() {
    return fieldsOf(parts).toList();
  }

  private static Stream<Part.Field> fieldsOf(List<Part> parts) {
    return parts.stream()
        .flatMap(
            part -> {
              if (part instanceof Part.Field field) {
                return Stream.of(field);
              }
              if (part instanceof Part.Nested nested) {
                return fieldsOf(nested.parts());
              }
              if (part instanceof Part.Made made) {
                return Stream.of(made.json());
              }
              if (part instanceof Part.Outline outline) {
                return outline.fields().stream();
              }
              if (part instanceof Part.Link link) {
                return Stream.of(link.key(), link.edition());
              }
              return Stream.empty();
            });
  }

  /** Says one thing about a list at a time. */
  public static final class Declaration {

    private final String name;
    private final List<String> otherSpellings;
    private final List<Reads> reads = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Filter> filters = new ArrayList<>();
    private Base older = Base.OLDER;
    private String oneRow = "";
    private String restriction = "true";
    private String order = "";
    private String rows = "select page.* from page";
    private Optional<Table> table = Optional.empty();
    private Optional<AsOf> asOf = Optional.empty();
    private Optional<Part.Field> key = Optional.empty();
    private Optional<Part.Field> edition = Optional.empty();

    private Declaration(String name, List<String> otherSpellings) {
      this.name = name;
      this.otherSpellings = otherSpellings;
    }

    /** For a list of another older service than that of most. */
    public Declaration of(Base service) {
      older = service;
      return this;
    }

    public Declaration oneRow(String title) {
      oneRow = title;
      return this;
    }

    public Declaration from(Table listed) {
      return from(listed, "true");
    }

    /** The rows of a table for which some SQL is true. */
    public Declaration from(Table listed, String condition) {
      table = Optional.of(listed);
      restriction = condition;
      return alsoReads(listed.name(), condition);
    }

    /** It can be asked for as it was on a day. */
    public Declaration asOf(AsOf dated) {
      asOf = Optional.of(dated);
      return this;
    }

    public Declaration order(String sql) {
      order = sql;
      return this;
    }

    /** The detail route takes this, and without more shows the newest edition. */
    public Declaration key(Part.Field field, Part.Field editionField) {
      edition = Optional.of(editionField);
      return key(field);
    }

    public Declaration key(Part.Field field) {
      key = Optional.of(field);
      return this;
    }

    /** SQL from {@code page}, which has the rows of the table that are on the page. */
    public Declaration joined(String sql) {
      rows = sql;
      return this;
    }

    public Declaration alsoReads(String otherTable, String condition) {
      reads.add(new Reads(otherTable, condition));
      return this;
    }

    public Declaration shows(Part... more) {
      return shows(Arrays.asList(more));
    }

    public Declaration shows(List<? extends Part> more) {
      parts.addAll(more);
      return this;
    }

    public Declaration filters(Filter... more) {
      filters.addAll(Arrays.asList(more));
      return this;
    }

    /** Every field of the table can be asked for; what was declared goes before. */
    public ListRoute build() {
      ListRoute bare = route(Map.of());
      Map<String, Filter> byName = new LinkedHashMap<>();
      filters.forEach(
          filter -> filter.spellings().forEach(spelling -> byName.put(spelling, filter)));
      bare.ownFields().forEach(field -> byName.putIfAbsent(field.name(), Filter.exact(field)));
      return route(byName);
    }

    private ListRoute route(Map<String, Filter> byName) {
      return new ListRoute(
          name,
          otherSpellings,
          older,
          oneRow,
          table.orElseThrow(() -> missing("from")),
          asOf,
          Optional.empty(),
          restriction,
          order,
          key.orElseThrow(() -> missing("key")),
          edition,
          rows,
          List.copyOf(reads),
          List.copyOf(parts),
          byName,
          DigestUtils.md5DigestAsHex((rows + parts).getBytes(UTF_8)));
    }

    private IllegalStateException missing(String what) {
      return new IllegalStateException("the list %s has no %s".formatted(name, what));
    }
  }
}
