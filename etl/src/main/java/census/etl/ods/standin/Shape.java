package census.etl.ods.standin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes objects of JSON. */
final class Shape {

  private Shape() {}

  /** Names and values in turn; what is null is left out. */
  static Map<String, Object> object(@Nullable Object... members) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i += 2) {
      @Nullable Object value = members[i + 1];
      if (value != null) {
        object.put(String.valueOf(members[i]), value);
      }
    }
    return object;
  }

  static <T> List<T> present(List<@Nullable T> some) {
    return some.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }
}
