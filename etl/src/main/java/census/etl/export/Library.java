package census.etl.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The lists as a library of one language. */
interface Library {

  /** How a version is written, so that one of fictional data can be told from any other. */
  String text(Version version, boolean sample);

  /**
   * What its file is called, the one that holds the data.
   *
   * @param version as it is written
   */
  String fileName(String version);

  /** Where in that file the data of a table lie. */
  String data(String table);

  /**
   * Writes it into a folder that is empty.
   *
   * @return its files, first the one that holds the data
   */
  List<Path> write(Lists lists, String version, Path folder) throws IOException;
}
