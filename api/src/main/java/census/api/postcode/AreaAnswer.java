package census.api.postcode;

import static census.api.web.Part.object;
import static census.api.web.Part.value;
import static census.api.web.Part.valueOrNull;

import census.api.web.JsonText;
import census.api.web.Part;
import census.api.web.Type;

/** One of the areas that a postcode lies in, as an object of an answer. */
final class AreaAnswer {

  static final Part.Nested DESCRIPTION =
      object(
          "area_of_a_postcode",
          "A code of the directory, and what it stands for",
          value("code", Type.TEXT, "Code as published; one that ends in 999999 is of no area"),
          valueOrNull("name", Type.TEXT, "What it is called; null: no list of names has it"),
          valueOrNull("edition", Type.INTEGER, "Year of such areas; null: it is not known"));

  private static final JsonText.Name CODE = JsonText.Name.of("code");
  private static final JsonText.Name NAME = JsonText.Name.of("name");
  private static final JsonText.Name EDITION = JsonText.Name.of("edition");

  private AreaAnswer() {}

  /** Null where the directory gives no code. */
  static void write(JsonText json, Directory directory, int kind, int row) {
    if (directory.areas().code(kind, row) == Codes.NONE) {
      json.nothing();
    } else {
      writeMembers(json.open(), directory, kind, row);
      json.close();
    }
  }

  static void writeMembers(JsonText json, Directory directory, int kind, int row) {
    Codes codes = directory.areas().codes(kind);
    int code = directory.areas().code(kind, row);
    json.name(CODE);
    codes.writeCode(json, code);
    json.name(NAME);
    codes.writeName(json, code);
    json.name(EDITION);
    writeEdition(json, directory, kind, row);
  }

  /** The year in the name of the kind, or that of all kinds of the row that have none. */
  static void writeEdition(JsonText json, Directory directory, int kind, int row) {
    int year = AreaKind.ALL.get(kind).year();
    if (year == AreaKind.OF_THE_ROW) {
      directory.columns().areasEdition().write(json, row);
    } else {
      json.number(year);
    }
  }
}
