package census.api.postcode;

import static census.api.web.Part.value;
import static census.api.web.Part.valueOrNull;

import census.api.web.JsonText;
import census.api.web.Part;
import census.api.web.Table;
import census.api.web.Type;
import census.model.postcode.Outcome;
import census.model.postcode.Remark;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that the directory says of a postcode, as an object of an answer. */
final class PostcodeAnswer {

  private static final Table TABLE = Table.published("postcode");

  private static final List<Member> MEMBERS =
      Stream.of(
              Stream.of(
                  new Member(
                      value("outcome", Type.TEXT, "found, or terminated: no longer in use"),
                      (json, directory, row) -> json.text(outcome(directory, row).id())),
                  new Member(
                      new Part.Several(
                          value(
                              "remarks",
                              Type.TEXT,
                              "Why there is less than might be expected: channel_islands,"
                                  + " isle_of_man, no_coordinates, code_without_name")),
                      PostcodeAnswer::writeRemarks),
                  new Member(
                      TABLE.field("postcode"),
                      (json, directory, row) -> directory.postcodes().write(json, row)),
                  new Member(
                      value("outcode", Type.TEXT, "What stands before the blank: the district"),
                      (json, directory, row) -> directory.postcodes().writeOutward(json, row)),
                  new Member(
                      value("incode", Type.TEXT, "What stands after it: the sector and the unit"),
                      (json, directory, row) -> directory.postcodes().writeInward(json, row)),
                  Member.column(
                      valueOrNull(
                          "introduced", Type.TEXT, "Month in which it came into use: 1980-01"),
                      Columns::introduced),
                  Member.column(
                      valueOrNull(
                          "terminated",
                          Type.TEXT,
                          "Month in which it went out of use; null: it is in use"),
                      Columns::terminated),
                  Member.column(TABLE.field("large_user"), Columns::largeUser),
                  Member.column(TABLE.field("easting"), Columns::easting),
                  Member.column(TABLE.field("northing"), Columns::northing),
                  Member.column(TABLE.field("positional_quality"), Columns::positionalQuality),
                  Member.column(TABLE.field("latitude"), Columns::latitude),
                  Member.column(TABLE.field("longitude"), Columns::longitude),
                  Member.column(TABLE.field("areas_edition"), Columns::areasEdition)),
              IntStream.range(0, AreaKind.ALL.size()).mapToObj(PostcodeAnswer::area),
              Stream.of(
                  Member.column(TABLE.field("imd_rank"), Columns::imdRank),
                  Member.column(TABLE.field("imd_edition"), Columns::imdEdition)))
          .flatMap(members -> members)
          .toList();

  static final Part.Nested DESCRIPTION =
      Member.described("postcode", "A postcode, its place and the areas that it lies in", MEMBERS);

  private PostcodeAnswer() {}

  static void write(JsonText json, Directory directory, int row) {
    Member.write(MEMBERS, json, directory, row);
  }

  private static Member area(int number) {
    AreaKind kind = AreaKind.ALL.get(number);
    return new Member(
        new Part.Same(kind.name(), kind.meaning(), AreaAnswer.DESCRIPTION, false),
        (json, directory, row) -> AreaAnswer.write(json, directory, number, row));
  }

  private static Outcome outcome(Directory directory, int row) {
    return directory.isInUse(row) ? Outcome.FOUND : Outcome.TERMINATED;
  }

  private static void writeRemarks(JsonText json, Directory directory, int row) {
    json.openList();
    directory.postcodes().island(row).ifPresent(island -> json.text(Remark.of(island).id()));
    if (!directory.columns().latitude().has(row)) {
      json.text(Remark.NO_COORDINATES.id());
    }
    if (directory.areas().lacksName(row)) {
      json.text(Remark.CODE_WITHOUT_NAME.id());
    }
    json.closeList();
  }
}
