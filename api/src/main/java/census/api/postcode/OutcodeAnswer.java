package census.api.postcode;

import static census.api.web.Part.value;
import static census.api.web.Part.valueOrNull;

import census.api.web.JsonText;
import census.api.web.JsonText.Name;
import census.api.web.Part;
import census.api.web.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All postcodes of one district, as an object of an answer. */
final class OutcodeAnswer {

  /** The kinds of today. Of the areas of a census there are too many in a district. */
  private static final int[] KINDS =
      IntStream.range(0, AreaKind.ALL.size())
          .filter(kind -> AreaKind.ALL.get(kind).year() == AreaKind.OF_THE_ROW)
          .toArray();

  private static final List<Part> COUNTS =
      List.of(
          value("postcodes_in_use", Type.INTEGER, "How many of its postcodes are in use"),
          value("postcodes_terminated", Type.INTEGER, "How many are so no longer"));

  static final Part.Nested DESCRIPTION =
      new Part.Nested("outcode", "A district of the post", parts());

  private static final Name OUTCODE = Name.of("outcode");
  private static final Name LATITUDE = Name.of("latitude");
  private static final Name LONGITUDE = Name.of("longitude");
  private static final Name IN_USE = Name.of("postcodes_in_use");
  private static final Name TERMINATED = Name.of("postcodes_terminated");

  /** Of a mean, as many as the directory has. */
  private static final int DIGITS = 6;

  private OutcodeAnswer() {}

  private static List<Part> parts() {
    List<Part> area = new ArrayList<>(AreaAnswer.DESCRIPTION.parts());
    area.addAll(COUNTS);
    Part.Nested described =
        new Part.Nested("area_of_an_outcode", "An area in which some of a district lies", area);

    List<Part> parts = new ArrayList<>();
    parts.add(value("outcode", Type.TEXT, "What stands before the blank"));
    parts.addAll(COUNTS);
    parts.add(valueOrNull("latitude", Type.DECIMAL, "Mean of the postcodes in use, in WGS 84"));
    parts.add(valueOrNull("longitude", Type.DECIMAL, "Mean of the postcodes in use, in WGS 84"));
    IntStream.of(KINDS)
        .mapToObj(AreaKind.ALL::get)
        .map(kind -> new Part.Same(kind.name(), kind.meaning(), described, true))
        .forEach(each -> parts.add(new Part.Several(each)));
    return parts;
  }

  static void write(JsonText json, Directory directory, String outward, Rows rows) {
    json.open().name(OUTCODE).text(outward);
    int inUse = (int) rows.stream().filter(directory::isInUse).count();
    writeCounts(json, inUse, rows.size() - inUse);
    json.name(LATITUDE);
    writeMean(json, directory, directory.columns().latitude(), rows);
    json.name(LONGITUDE);
    writeMean(json, directory, directory.columns().longitude(), rows);
    for (int kind : KINDS) {
      json.name(Name.of(AreaKind.ALL.get(kind).name())).openList();
      writeAreas(json, directory, kind, rows);
      json.closeList();
    }
    json.close();
  }

  private static void writeCounts(JsonText json, int inUse, int terminated) {
    json.name(IN_USE).number(inUse).name(TERMINATED).number(terminated);
  }

  private static void writeMean(JsonText json, Directory directory, Decimals values, Rows rows) {
    OptionalDouble mean =
        rows.stream()
            .filter(row -> directory.isInUse(row) && values.has(row))
            .mapToDouble(values::get)
            .average();
    if (mean.isPresent()) {
      json.number(Math.round(mean.getAsDouble() * Math.pow(10, DIGITS)), DIGITS);
    } else {
      json.nothing();
    }
  }

  /** Those with most postcodes first. */
  private static void writeAreas(JsonText json, Directory directory, int kind, Rows rows) {
    Map<Integer, List<Integer>> rowsOfArea =
        rows.stream()
            .boxed()
            .filter(row -> directory.areas().isArea(kind, row))
            .collect(Collectors.groupingBy(row -> directory.areas().code(kind, row)));
    rowsOfArea.values().stream()
        .sorted(Comparator.comparing((List<Integer> ofArea) -> -ofArea.size()))
        .forEach(
            ofArea -> {
              AreaAnswer.writeMembers(json.open(), directory, kind, ofArea.get(0));
              int inUse = (int) ofArea.stream().filter(directory::isInUse).count();
              writeCounts(json, inUse, ofArea.size() - inUse);
              json.close();
            });
  }
}
