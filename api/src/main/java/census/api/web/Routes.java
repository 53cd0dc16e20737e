package census.api.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every list and every other route that a subject has declared. */
@Component
public final class Routes {

  private final List<ListRoute> lists;
  private final List<Route> others;
  private final Map<String, ListRoute> listBySpelling = new LinkedHashMap<>();
  private final Map<String, List<Route>> othersByFirstSegment = new LinkedHashMap<>();

  private final Map<String, PathPattern> patterns = new ConcurrentHashMap<>();

  /** A route and what stands in the variable segments of the address. */
  record Match(Route route, Map<String, String> path) {}

  Routes(List<ListRoute> lists, List<Route> others) {
    this.lists = lists.stream().sorted(Comparator.comparing(ListRoute::name)).toList();
    this.others =
        others.stream()
            .sorted(Comparator.comparing(Route::variables).thenComparing(Route::operation))
            .toList();
    this.others.forEach(
        route ->
            othersByFirstSegment
                .computeIfAbsent(route.segments().get(0), first -> new ArrayList<>())
                .add(route));
    for (ListRoute list : this.lists) {
      list.spellings().forEach(spelling -> add(spelling, list));
    }
  }

  private void add(String spelling, ListRoute list) {
    ListRoute other = listBySpelling.put(spelling, list);
    if (other != null || others.stream().anyMatch(route -> route.path().equals(spelling))) {
      throw new IllegalStateException("two lists answer at " + spelling);
    }
  }

  List<ListRoute> lists() {
    return lists;
  }

  List<Route> others() {
    return others;
  }

  Optional<ListRoute> list(Base base, String spelling) {
    return Optional.ofNullable(listBySpelling.get(spelling))
        .filter(list -> base.holds(list.older()));
  }

  /** What answers a method at an address; {@code HEAD} is answered as {@code GET}. */
  Optional<Match> other(String method, Address address) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    for (Route route : near(address)) {
      Optional<Map<String, String>> path = route.match(address.segments());
      if (path.isPresent()
          && route.method().name().equals(wanted)
          && address.base().holds(route.older())) {
        return Optional.of(new Match(route, path.get()));
      }
    }
    return Optional.empty();
  }

  /** The address as it was declared, with names for what may be anything. */
  PathPattern pattern(String method, Address address) {
    String path =
        other(method, address)
            .map(match -> match.route().path() + "/")
            .or(() -> path(address))
            .orElse("");
    return patterns.computeIfAbsent(
        address.base().path() + "/" + path, PathPatternParser.defaultInstance::parse);
  }

  private Optional<String> path(Address address) {
    return list(address.base(), String.join("/", address.segments()))
        .map(list -> list.name() + "/")
        .or(
            () ->
                address.segments().isEmpty()
                    ? Optional.empty()
                    : list(address.base(), allButLast(address))
                        .map(list -> list.name() + "/{" + list.keyName() + "}/"));
  }

  private static String allButLast(Address address) {
    return String.join("/", address.segments().subList(0, address.segments().size() - 1));
  }

  /** The methods that an address takes. */
  Set<String> methods(Optional<Address> address) {
    Set<String> methods = new LinkedHashSet<>();
    address.ifPresent(
        asked ->
            near(asked).stream()
                .filter(route -> route.match(asked.segments()).isPresent())
                .forEach(route -> methods.add(route.method().name())));
    if (methods.isEmpty() || methods.contains("GET")) {
      methods.addAll(List.of("GET", "HEAD"));
    }
    methods.add("OPTIONS");
    return new TreeSet<>(methods);
  }

  private List<Route> near(Address address) {
    return address.segments().isEmpty()
        ? List.of()
        : othersByFirstSegment.getOrDefault(address.segments().get(0), List.of());
  }

  /** The first segment of every address. */
  Set<String> firstSegments() {
    Set<String> all = new LinkedHashSet<>();
    listBySpelling.keySet().forEach(spelling -> all.add(spelling.split("/", 2)[0]));
    all.addAll(othersByFirstSegment.keySet());
    return all;
  }

  /** What the root names: the lists, and the other routes that answer without more in the path. */
  Set<String> names(Base base) {
    Set<String> names = new TreeSet<>();
    lists.stream().filter(list -> base.holds(list.older())).forEach(list -> names.add(list.name()));
    others.stream()
        .filter(route -> route.isAlone() && base.holds(route.older()))
        .forEach(route -> names.add(route.path()));
    return names;
  }

  /** The tables that must have something published before every list can answer. */
  public Set<String> tables() {
    Set<String> tables = new LinkedHashSet<>();
    lists.forEach(list -> list.reads().forEach(read -> tables.add(read.table())));
    tables.removeAll(Published.OF_DATASETS);
    return tables;
  }
}
