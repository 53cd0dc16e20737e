package census.etl.catalogue;

import java.net.URI;
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
 * @param sample the SQL that makes its fictional rows
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
    @Nullable Select sample) {

  /** The columns as they are looked for in one of its forms: an extract may lack any. */
  public List<Column> columnsIn(SourceFile form) {
    @Nullable String extract = form.extract();
    return extract == null
        ? columns
        : columns.stream().map(column -> column.optional(extract)).toList();
  }

  /**
   * The columns that its files have; the others follow from headers and outlines, or count rows.
   */
  public List<Column> columnsOfFiles() {
    return columns.stream()
        .filter(column -> column.isOfFile() && !OutlineColumn.isDerived(column))
        .toList();
  }
}
