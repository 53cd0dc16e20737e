package census.etl.catalogue;

import census.model.deprivation.QuantileRule;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** The other dataset against which it is held. */
  default Optional<String> otherDataset() {
    return Optional.empty();
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
    public Collection<String> mentions() {
      return columns;
    }
  }

  record Required(List<String> columns) implements Expectation {
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
    public Optional<String> otherDataset() {
      return Optional.of(dataset);
    }
  }

  record Range(List<String> columns, @Nullable BigDecimal least, @Nullable BigDecimal most)
      implements Expectation {
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
    public Collection<String> mentions() {
      return columns;
    }
  }

  record Quantiles(int groups, QuantileRule rule, Map<String, String> pairs)
      implements Expectation {
    @Override
    public Collection<String> mentions() {
      return both(pairs);
    }
  }

  record Order(Map<String, String> pairs) implements Expectation {
    @Override
    public Collection<String> mentions() {
      return both(pairs);
    }
  }

  record Agrees(
      String source,
      Map<String, String> key,
      Map<String, String> columns,
      @Nullable BigDecimal tolerance,
      @Nullable String because)
      implements Expectation {
    @Override
    public Collection<String> mentions() {
      List<String> mentioned = new ArrayList<>(key.keySet());
      mentioned.addAll(columns.keySet());
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

  record Query(Path file, String means) implements Expectation {
    @Override
    public Collection<String> mentions() {
      return List.of();
    }
  }

  private static List<String> both(Map<String, String> pairs) {
    List<String> columns = new ArrayList<>(pairs.keySet());
    columns.addAll(pairs.values());
    return columns;
  }
}
