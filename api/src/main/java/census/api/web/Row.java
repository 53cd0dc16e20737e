package census.api.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row as the database gave it: its values by column, and the dataset that it is of. */
record Row(String dataset, Map<String, Object> values) {

  @Nullable Object value(Part.Field field) {
    return values.get(field.column());
  }
}
