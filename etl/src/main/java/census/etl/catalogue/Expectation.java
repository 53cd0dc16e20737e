package census.etl.catalogue;

import census.model.deprivation.QuantileRule;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that must be true of a dataset before it may be published. The components of each
 * record are the keys of the declaration; {@code dataset.schema.json} says what each means.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
  @JsonSubTypes.Type(value = Expectation.Rows.class, name = "rows"),
  @JsonSubTypes.Type(value = Expectation.Unique.class, name = "unique"),
  @JsonSubTypes.Type(value = Expectation.Required.class, name = "required"),
  @JsonSubTypes.Type(value = Expectation.References.class, name = "references"),
  @JsonSubTypes.Type(value = Expectation.Range.class, name = "range"),
  @JsonSubTypes.Type(value = Expectation.Allowed.class, name = "allowed"),
  @JsonSubTypes.Type(value = Expectation.Ranks.class, name = "ranks"),
  @JsonSubTypes.Type(value = Expectation.Quantiles.class, name = "quantiles"),
  @JsonSubTypes.Type(value = Expectation.Order.class, name = "order"),
  @JsonSubTypes.Type(value = Expectation.Agrees.class, name = "agrees"),
  @JsonSubTypes.Type(value = Expectation.Sum.class, name = "sum"),
  @JsonSubTypes.Type(value = Expectation.Sentinel.class, name = "sentinel"),
  @JsonSubTypes.Type(value = Expectation.Query.class, name = "query"),
})
public sealed interface Expectation {

  /** The columns of the dataset's own table that it speaks of. */
  Collection<String> mentions();

  /** The same of every column that its names stand for. */
  default Expectation of(ColumnNames names) {
    return this;
  }

  /** The other datasets without which it can not be looked at. */
  default Collection<String> otherDatasets() {
    return List.of();
  }

  record Rows(
      @Nullable Long exactly,
      @Nullable Long least,
      @Nullable Long most,
      @Nullable Long sample,
      @Nullable String by,
      Map<String, Count> groups,
      String because)
      implements Expectation {

    /** In all, in a sample of scale 1. */
    public Count totalOfSample() {
      return sample == null ? total() : new Count(null, sample, null);
    }

    /** In all. */
    public Count total() {
      return new Count(exactly, least, most);
    }

    @Override
    public Collection<String> mentions() {
      return by == null ? List.of() : List.of(by);
    }
  }

  /** How many rows: exactly so many, or between bounds. */
  record Count(@Nullable Long exactly, @Nullable Long least, @Nullable Long most) {

    public long atLeast() {
      return exactly != null ? exactly : least != null ? least : 0;
    }

    public long atMost() {
      return exactly != null ? exactly : most != null ? most : Long.MAX_VALUE;
    }

    public boolean bounds() {
      return exactly != null || least != null || most != null;
    }
  }

  record Unique(List<String> columns) implements Expectation {
    @Override
    public Expectation of(ColumnNames names) {
      return new Unique(names.all(columns));
    }

    @Override
    public Collection<String> mentions() {
      return columns;
    }
  }

  record Required(List<String> columns) implements Expectation {
    @Override
    public Expectation of(ColumnNames names) {
      return new Required(names.all(columns));
    }

    @Override
    public Collection<String> mentions() {
      return columns;
    }
  }

  record References(
      String column, String dataset, String key, Map<String, @Nullable Object> where, boolean all)
      implements Expectation {
    @Override
    public Collection<String> mentions() {
      List<String> columns = new ArrayList<>(where.keySet());
      columns.add(column);
      return columns;
    }

    @Override
    public Collection<String> otherDatasets() {
      return List.of(dataset);
    }
  }

  record Range(List<String> columns, @Nullable BigDecimal least, @Nullable BigDecimal most)
      implements Expectation {
    @Override
    public Expectation of(ColumnNames names) {
      return new Range(names.all(columns), least, most);
    }

    @Override
    public Collection<String> mentions() {
      return columns;
    }
  }

  record Allowed(String column, List<@Nullable Object> values) implements Expectation {
    @Override
    public Collection<String> mentions() {
      return List.of(column);
    }
  }

  record Ranks(List<String> columns, Ties ties) implements Expectation {

    /** What areas of equal score are given. */
    public enum Ties {
      NONE,
      LOWEST,
      MEAN
    }

    @Override
    public Expectation of(ColumnNames names) {
      return new Ranks(names.all(columns), ties);
    }

    @Override
    public Collection<String> mentions() {
      return columns;
    }
  }

  record Quantiles(int groups, QuantileRule rule, Map<String, String> pairs)
      implements Expectation {
    @Override
    public Expectation of(ColumnNames names) {
      return new Quantiles(groups, rule, names.pairs(pairs));
    }

    @Override
    public Collection<String> mentions() {
      return both(pairs);
    }
  }

  record Order(Map<String, String> pairs) implements Expectation {
    @Override
    public Expectation of(ColumnNames names) {
      return new Order(names.pairs(pairs));
    }

    @Override
    public Collection<String> mentions() {
      return both(pairs);
    }
  }

  /**
   * With a source, where that is at hand, or with a dataset, where that is published.
   *
   * @param mayLack what may be missing without disagreement; null if nothing may
   * @param except rows that are known to differ
   */
  record Agrees(
      @Nullable String source,
      @Nullable String dataset,
      Map<String, String> key,
      Map<String, String> columns,
      @Nullable MayLack mayLack,
      List<Map<String, @Nullable Object>> except,
      @Nullable BigDecimal tolerance,
      @Nullable String because)
      implements Expectation {

    /** What may be missing without disagreement. */
    public enum MayLack {
      /** A value, on either side. */
      VALUES,
      /** A value, and in the other a whole row. */
      ROWS
    }

    /** What it is held against. */
    public String other() {
      return source == null ? String.valueOf(dataset) : source;
    }

    @Override
    public Expectation of(ColumnNames names) {
      return new Agrees(
          source,
          dataset,
          key,
          names.pairsWithOthers(columns),
          mayLack,
          except,
          tolerance,
          because);
    }

    @Override
    public Collection<String> mentions() {
      List<String> mentioned = new ArrayList<>(key.keySet());
      mentioned.addAll(columns.keySet());
      except.forEach(row -> mentioned.addAll(row.keySet()));
      return mentioned;
    }
  }

  record Sum(String whole, List<String> parts, @Nullable BigDecimal tolerance)
      implements Expectation {
    @Override
    public Collection<String> mentions() {
      List<String> columns = new ArrayList<>(parts);
      columns.add(whole);
      return columns;
    }
  }

  record Sentinel(Map<String, @Nullable Object> key, Map<String, @Nullable Object> values)
      implements Expectation {
    @Override
    public Collection<String> mentions() {
      List<String> columns = new ArrayList<>(key.keySet());
      columns.addAll(values.keySet());
      return columns;
    }
  }

  /**
   * SQL that must find nothing.
   *
   * @param doubtful whether what it finds may be right, and is only reported
   */
  record Query(@JsonProperty("file") Select select, String means, boolean doubtful)
      implements Expectation {

    /** The same with what stands in the file. */
    Query reading(Select read) {
      return new Query(read, means, doubtful);
    }

    @Override
    public Collection<String> mentions() {
      return List.of();
    }

    @Override
    public Collection<String> otherDatasets() {
      return select.datasets();
    }
  }

  private static List<String> both(Map<String, String> pairs) {
    List<String> columns = new ArrayList<>(pairs.keySet());
    columns.addAll(pairs.values());
    return columns;
  }
}
