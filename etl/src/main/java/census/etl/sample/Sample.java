package census.etl.sample;

import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Makes a file of every declared source, in its publisher's format and at its true size, with
 * fictional rows that fit together.
 *
 * <p>What is in the files is SQL and lies with the declarations: a world in {@code sample/}, and
 * beside each declaration a select that makes its rows from that world. A source whose declaration
 * names no such select is left out.
 */
public final class Sample {

  private final DataSource dataSource;
  private final Catalogue catalogue;

  /**
   * @param dataSource any database in which schemas may be made; nothing is left there
   */
  public Sample(DataSource dataSource, Catalogue catalogue) {
    this.dataSource = dataSource;
    this.catalogue = catalogue;
  }

  /**
   * Writes the files into a folder that is empty or holds an earlier sample. They appear there when
   * all of them are whole.
   *
   * @param mark how it is made
   * @param progress told of each file when it is written
   * @return the files, without the mark that says that they are a sample
   */
  public List<Path> write(Path folder, SampleMark mark, Consumer<Path> progress) {
    List<Path> files = new ArrayList<>();
    try (Making making = Making.in(folder)) {
      // The mark moves in first: no fictional file ever lies in a folder that does not say so.
      mark.write(making.begin(SampleMark.NAME));
      try (World world = World.make(dataSource, catalogue.root(), mark)) {
        for (Source source : catalogue.sources()) {
          Path select = source.sample();
          if (select != null) {
            Path file = folder.resolve(SourceFileName.of(form(source)).file());
            write(source, world, select, making);
            files.add(file);
            progress.accept(file);
          }
        }
      }
      making.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("The sample could not be written into " + folder, e);
    }
    return files;
  }

  /** The first form is the publisher's own. */
  private static SourceFile form(Source source) {
    return source.files().get(0);
  }

  private static void write(Source source, World world, Path select, Making making)
      throws IOException {
    SourceFileName name = SourceFileName.of(form(source));
    Path file = making.begin(name.file());
    if (name.member() == null) {
      writeSheet(source, world, select, file);
    } else {
      Path member = making.spare(name.file());
      writeSheet(source, world, select, member);
      try (FixedZip zip = new FixedZip(file)) {
        Files.copy(member, zip.begin(name.member()));
      }
      Files.delete(member);
    }
  }

  private static void writeSheet(Source source, World world, Path select, Path file)
      throws IOException {
    try (Rows rows = world.select(select)) {
      FileColumns columns = FileColumns.of(source, form(source), rows.names(), world.name(select));
      try (SheetWriter sheet = SheetWriter.open(file, form(source), columns)) {
        for (var header : columns.headerRows()) {
          sheet.write(header);
        }
        for (var row = rows.next(); row != null; row = rows.next()) {
          sheet.write(row);
        }
      }
    }
  }
}
