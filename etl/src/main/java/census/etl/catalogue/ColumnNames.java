package census.etl.catalogue;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names of columns as a declaration gives them: a {@code *} stands for whatever may stand there, so
 * that {@code *_rank} is every rank. A name that fits no column stays as it is, to be found
 * unknown.
 *
 * @param own the columns of the dataset's table
 * @param others the columns of what it is held against
 */
record ColumnNames(List<String> own, List<String> others) {

  private static final String ANYTHING = "*";

  /** Every column that fits one of the names, in the order of the names and then of the table. */
  List<String> all(List<String> names) {
    Set<String> all = new LinkedHashSet<>();
    for (String name : names) {
      List<String> fitting = own.stream().filter(column -> part(name, column).isPresent()).toList();
      all.addAll(fitting.isEmpty() ? List.of(name) : fitting);
    }
    return List.copyOf(all);
  }

  /** Every two columns of the table that fit a pair with the same in both places. */
  Map<String, String> pairs(Map<String, String> names) {
    return pairs(names, own);
  }

  /** Every column of the table and of the other that fit a pair with the same in both places. */
  Map<String, String> pairsWithOthers(Map<String, String> names) {
    return pairs(names, others);
  }

  private Map<String, String> pairs(Map<String, String> names, List<String> partners) {
    Map<String, String> all = new LinkedHashMap<>();
    names.forEach(
        (name, partner) -> {
          Map<String, String> fitting = new LinkedHashMap<>();
          for (String column : own) {
            part(name, column)
                .map(part -> partner.replace(ANYTHING, part))
                .filter(partners::contains)
                .ifPresent(found -> fitting.put(column, found));
          }
          all.putAll(fitting.isEmpty() ? Map.of(name, partner) : fitting);
        });
    return all;
  }

  /** What stands for the star, if the column fits. */
  private static Optional<String> part(String name, String column) {
    int star = name.indexOf(ANYTHING);
    if (star < 0) {
      return name.equals(column) ? Optional.of("") : Optional.empty();
    }
    String before = name.substring(0, star);
    String after = name.substring(star + 1);
    return column.length() >= before.length() + after.length()
            && column.startsWith(before)
            && column.endsWith(after)
        ? Optional.of(column.substring(before.length(), column.length() - after.length()))
        : Optional.empty();
  }
}
