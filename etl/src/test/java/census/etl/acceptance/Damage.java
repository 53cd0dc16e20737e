package census.etl.acceptance;

import census.etl.catalogue.Catalogue;
import census.etl.finding.Kind;
import census.etl.sample.Declarations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * One way in which a source goes wrong: what is done to one file, and what a person must be told.
 *
 * @param name of the test
 * @param dataset that is refreshed from it
 * @param file in the folder of sources
 * @param mangling what is done to the file
 * @param change what the declarations say otherwise; mostly nothing
 * @param kind of finding that is reported
 * @param says what its message holds, beside the sentence and the cure of its kind
 */
record Damage(
    String name,
    String dataset,
    String file,
    Mangling mangling,
    Change change,
    Kind kind,
    List<String> says) {

  /** Changes a copy of the declarations. */
  interface Change {
    Change NONE = declarations -> {};

    void apply(Declarations declarations) throws IOException;
  }

  static Damage damage(String name, String dataset, String file, Mangling mangling) {
    return new Damage(name, dataset, file, mangling, Change.NONE, Kind.FILE_UNREADABLE, List.of());
  }

  Damage declaredWith(Change other) {
    return new Damage(name, dataset, file, mangling, other, kind, says);
  }

  Damage isReportedAs(Kind reported, String... words) {
    return new Damage(name, dataset, file, mangling, change, reported, List.of(words));
  }

  Catalogue catalogue(Path spare) throws IOException {
    if (change == Change.NONE) {
      return Declarations.OWN.catalogue();
    }
    Declarations copy = Declarations.copyTo(spare);
    change.apply(copy);
    return copy.catalogue();
  }
}
