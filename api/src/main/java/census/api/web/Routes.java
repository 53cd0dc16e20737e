package census.api.web;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Every list that a subject has declared. */
@Component
public final class Routes {

  private final List<ListRoute> all;
  private final Map<String, ListRoute> bySpelling = new LinkedHashMap<>();

  Routes(List<ListRoute> declared) {
    all = declared.stream().sorted(Comparator.comparing(ListRoute::name)).toList();
    for (ListRoute route : all) {
      route.spellings().forEach(spelling -> add(spelling, route));
    }
  }

  private void add(String spelling, ListRoute route) {
    ListRoute other = bySpelling.put(spelling, route);
    if (other != null) {
      throw new IllegalStateException("two lists answer at " + spelling);
    }
  }

  List<ListRoute> all() {
    return all;
  }

  Optional<ListRoute> at(String spelling) {
    return Optional.ofNullable(bySpelling.get(spelling));
  }

  Set<String> spellings() {
    return bySpelling.keySet();
  }

  /** The tables that must have something published before every list can answer. */
  public Set<String> tables() {
    Set<String> tables = new LinkedHashSet<>();
    all.forEach(route -> route.reads().forEach(read -> tables.add(read.table())));
    tables.removeAll(Published.OF_DATASETS);
    return tables;
  }
}
