package census.etl.catalogue;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as its publisher hands it out: whose it is, in which files it comes, and what its columns
 * are.
 *
 * @param id unique in the catalogue; the name of the staged table
 * @param title what this file is within its release
 * @param release the release as its publisher calls it
 * @param published the day on which the publisher issued it
 * @param changes how often the publisher changes it
 * @param checkByEye what a person should look at when it does
 * @param sample the SQL that makes its fictional rows, beside the declaration
 */
public record Source(
    String id,
    String title,
    String release,
    String publisher,
    String licence,
    String attribution,
    URI landingPage,
    LocalDate published,
    String changes,
    String checkByEye,
    List<SourceFile> files,
    List<Column> columns,
    List<Ignored> ignored,
    @Nullable Path sample) {

  /** The columns that its files have; the others follow from headers. */
  public List<Column> columnsOfFiles() {
    return columns.stream().filter(column -> column.yearOf() == null).toList();
  }
}
