package census.api.web;

import census.model.wording.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which members of each row are wanted, and in which order; empty when all are. A member of an
 * inner object is named by the way to it, as in {@code lsoa.lsoa_code}.
 */
record Fields(List<String> names) {

  /** A part that is wanted, and what of it where it is an object. */
  record Chosen(Part part, List<Chosen> inner) {}

  static Fields wanted(Asked asked) {
    Optional<String> given = asked.query().get("fields");
    if (given.isEmpty()) {
      return new Fields(List.of());
    }
    List<String> names = List.of(given.get().split(",", -1));
    Set<String> known = new LinkedHashSet<>();
    collect("", asked.route().parts(), known);
    Optional<String> unknown = names.stream().filter(name -> !known.contains(name)).findFirst();
    if (unknown.isEmpty()) {
      return new Fields(names);
    }
    if (!asked.base().isStrict()) {
      return new Fields(List.of());
    }
    throw Problem.badValue(
        "fields",
        "\"%s\" is no field here.".formatted(unknown.get())
            + Nearest.to(unknown.get(), known).map(" The nearest is %s."::formatted).orElse(""));
  }

  private static void collect(String way, List<Part> parts, Set<String> names) {
    for (Part part : parts) {
      names.add(way + part.name());
      if (part instanceof Part.Nested nested) {
        collect(way + part.name() + ".", nested.parts(), names);
      }
    }
  }

  /** What of these is wanted. */
  List<Chosen> of(List<Part> all) {
    if (names.isEmpty()) {
      return all.stream().map(Fields::whole).toList();
    }
    Map<String, List<String>> ways = new LinkedHashMap<>();
    for (String name : names) {
      int dot = name.indexOf('.');
      List<String> inner =
          ways.computeIfAbsent(dot < 0 ? name : name.substring(0, dot), first -> new ArrayList<>());
      if (dot >= 0) {
        inner.add(name.substring(dot + 1));
      }
    }
    return ways.entrySet().stream().map(way -> chosen(all, way.getKey(), way.getValue())).toList();
  }

  private static Chosen chosen(List<Part> all, String name, List<String> inner) {
    Part part = all.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    return part instanceof Part.Nested nested
        ? new Chosen(part, new Fields(inner).of(nested.parts()))
        : whole(part);
  }

  private static Chosen whole(Part part) {
    return part instanceof Part.Nested nested
        ? new Chosen(part, nested.parts().stream().map(Fields::whole).toList())
        : new Chosen(part, List.of());
  }
}
