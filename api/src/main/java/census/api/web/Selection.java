package census.api.web;

import census.model.wording.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which rows of a list, in which order, and what of each: the question, understood.
 *
 * @param whole whether all of them are wanted at once
 */
record Selection(List<Filter.Condition> conditions, String order, Fields fields, boolean whole) {

  private static final Set<String> LIST_WORDS =
      Set.of("page", "page_size", "limit", "ordering", "fields", "format");

  private static final Set<String> DETAIL_WORDS = Set.of("fields", "format");

  private static final List<String> PAGE_WORDS = List.of("page", "page_size");

  static Selection of(Asked asked) {
    Map<String, Filter.Condition> conditions = new LinkedHashMap<>();
    Map<String, String> errors = new LinkedHashMap<>();
    for (String name : asked.query().names()) {
      try {
        if (!words(asked.route(), LIST_WORDS).contains(name)) {
          condition(asked, name).ifPresent(condition -> conditions.put(name, condition));
        }
      } catch (Problem problem) {
        errors.putAll(problem.errors());
      }
    }
    if (!errors.isEmpty()) {
      throw Problem.badRequest(errors);
    }
    return new Selection(
        List.copyOf(conditions.values()), order(asked), Fields.wanted(asked), whole(asked));
  }

  static Selection everything(ListRoute route) {
    return new Selection(List.of(), route.order(), new Fields(List.of()), true);
  }

  private static Set<String> words(ListRoute route, Set<String> ofAll) {
    Set<String> words = new LinkedHashSet<>(ofAll);
    route.outline().ifPresent(outline -> words.add("detail"));
    route.asOf().ifPresent(dated -> AsOf.PARAMETERS.forEach(each -> words.add(each.name())));
    return words;
  }

  private static boolean whole(Asked asked) {
    Optional<String> limit = asked.query().get("limit");
    boolean whole = limit.filter("all"::equals).isPresent();
    if (limit.isPresent() && asked.base().isStrict()) {
      if (!whole) {
        throw Problem.badValue(
            "limit",
            "\"%s\" is not all. How many rows a page has is said by page_size."
                .formatted(limit.get()));
      }
      PAGE_WORDS.stream()
          .filter(asked.query().names()::contains)
          .findFirst()
          .ifPresent(
              word -> {
                throw Problem.badValue(word, "There are no pages where limit is all.");
              });
    }
    return whole;
  }

  /** The one row with a key: of the edition asked for, or of the newest. */
  static Selection ofDetail(Asked asked) {
    ListRoute route = asked.route();
    Set<String> words = words(route, DETAIL_WORDS);
    route.edition().ifPresent(edition -> words.add(edition.name()));
    if (asked.base().isStrict()) {
      asked.query().names().stream()
          .filter(name -> !words.contains(name))
          .findFirst()
          .ifPresent(
              name -> {
                throw Problem.unknown("filter", name, words);
              });
    }
    List<Filter.Condition> conditions = new ArrayList<>();
    conditions.add(
        Filter.exact(route.key())
            .condition(Filter.Operator.PLAIN, route.key().name(), asked.key().orElseThrow()));
    route.edition().flatMap(edition -> condition(asked, edition.name())).ifPresent(conditions::add);
    return new Selection(
        conditions,
        route.edition().map(edition -> edition.column() + " desc, ").orElse("") + route.order(),
        Fields.wanted(asked),
        false);
  }

  private static Optional<Filter.Condition> condition(Asked asked, String name) {
    Map<String, Filter> filters = asked.route().filters();
    for (Filter.Operator operator : Filter.Operator.values()) {
      if (name.endsWith(operator.suffix())) {
        Filter filter = filters.get(name.substring(0, name.length() - operator.suffix().length()));
        if (filter != null && filter.operators().contains(operator)) {
          return asked.query().get(name).map(text -> filter.condition(operator, name, text));
        }
      }
    }
    if (asked.base().isStrict()) {
      Set<String> known = words(asked.route(), LIST_WORDS);
      filters.forEach(
          (filterName, filter) ->
              filter.operators().forEach(operator -> known.add(filterName + operator.suffix())));
      throw Problem.unknown("filter", name, known);
    }
    return Optional.empty();
  }

  /** As asked for, then in the list's own order, so that no two rows are equal. */
  private static String order(Asked asked) {
    try {
      return asked
          .query()
          .get("ordering")
          .map(wanted -> orderBy(asked.route(), List.of(wanted.split(",", -1))))
          .orElse(asked.route().order());
    } catch (Problem problem) {
      if (asked.base().isStrict()) {
        throw problem;
      }
      // The older service paid no attention to it.
      return asked.route().order();
    }
  }

  private static String orderBy(ListRoute route, List<String> wanted) {
    return wanted.stream().map(each -> column(route, each)).collect(Collectors.joining(", "))
        + ", "
        + route.order();
  }

  private static String column(ListRoute route, String wanted) {
    String name = wanted.startsWith("-") ? wanted.substring(1) : wanted;
    Map<String, Part.Field> fields =
        route.ownFields().stream()
            .collect(Collectors.toMap(Part.Field::name, field -> field, (one, other) -> one));
    Part.Field field = fields.get(name);
    if (field == null) {
      throw Problem.badValue(
          "ordering",
          "\"%s\" is no field to order by.".formatted(name)
              + Nearest.to(name, fields.keySet()).map(" The nearest is %s."::formatted).orElse(""));
    }
    return field.column() + (wanted.startsWith("-") ? " desc nulls last" : " nulls last");
  }
}
