package census.etl.sample;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import census.etl.acquire.FixedZip;
import census.etl.catalogue.Catalogue;
import census.etl.catalogue.Select;
import census.etl.catalogue.Source;
import census.etl.catalogue.SourceFile;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Makes the file of every declared source, in its publisher's format and at its true size, with
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

  /** Whether a folder holds this sample, made after its declarations were last changed. */
  public static boolean isCurrent(Path folder, SampleMark mark, Catalogue catalogue) {
    if (!SampleMark.in(folder).equals(Optional.of(mark))) {
      return false;
    }
    try (Stream<Path> declarations = Files.walk(catalogue.root())) {
      FileTime made = Files.getLastModifiedTime(folder.resolve(SampleMark.NAME));
      for (Path declaration : (Iterable<Path>) declarations::iterator) {
        if (Files.getLastModifiedTime(declaration).compareTo(made) > 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("The age of the sample could not be found out", e);
    }
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
        for (Map.Entry<String, Map<SourceFileName, List<Source>>> file : tables().entrySet()) {
          write(file.getKey(), file.getValue(), world, making);
          files.add(folder.resolve(file.getKey()));
          progress.accept(folder.resolve(file.getKey()));
        }
      }
      making.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("The sample could not be written into " + folder, e);
    }
    return files;
  }

  /** By file, as one may have several: a workbook of sheets, a zip of members. */
  private Map<String, Map<SourceFileName, List<Source>>> tables() {
    return catalogue.sources().stream()
        .filter(source -> source.sample() != null)
        .collect(
            groupingBy(
                source -> name(source).file(),
                LinkedHashMap::new,
                groupingBy(Sample::name, LinkedHashMap::new, toList())));
  }

  private static SourceFileName name(Source source) {
    return SourceFileName.of(form(source));
  }

  /** The first form is the publisher's own. */
  private static SourceFile form(Source source) {
    return source.files().get(0);
  }

  private static void write(
      String name, Map<SourceFileName, List<Source>> members, World world, Making making)
      throws IOException {
    Path file = making.begin(name);
    List<Source> unzipped = members.get(new SourceFileName(name, null));
    if (unzipped != null) {
      writeTables(unzipped, world, file);
      return;
    }
    Path spare = making.spare(name);
    try (FixedZip zip = new FixedZip(file)) {
      for (Map.Entry<SourceFileName, List<Source>> member : members.entrySet()) {
        writeTables(member.getValue(), world, spare);
        Files.copy(spare, zip.begin(requireNonNull(member.getKey().member())));
        Files.delete(spare);
      }
    }
  }

  private static void writeTables(List<Source> sources, World world, Path file) throws IOException {
    refuseSameSheet(sources, file);
    Source first = sources.get(0);
    try (Table table = Table.of(first, world);
        SheetWriter sheet = SheetWriter.open(file, form(first), table.columns())) {
      table.write(sheet);
      for (Source other : sources.subList(1, sources.size())) {
        try (Table next = Table.of(other, world)) {
          sheet.begin(requireNonNull(form(other).layout().sheet()));
          next.write(sheet);
        }
      }
    }
  }

  private static void refuseSameSheet(List<Source> sources, Path file) {
    Map<Optional<String>, Source> sheets = new HashMap<>();
    for (Source source : sources) {
      @Nullable Source other =
          sheets.put(Optional.ofNullable(form(source).layout().sheet()), source);
      if (other != null) {
        throw new Fault(
            Kind.SAMPLE_FILE_TAKEN
                .at(Place.file(file.getFileName().toString()))
                .found(other.id() + " and " + source.id())
                .expected("a sheet for each"));
      }
    }
  }

  /** What a source is to hold. */
  private record Table(Rows rows, FileColumns columns) implements AutoCloseable {

    static Table of(Source source, World world) {
      Select select = requireNonNull(source.sample());
      Rows rows = world.select(select, source.id());
      try {
        return new Table(rows, FileColumns.of(source, form(source), rows.names(), select.file()));
      } catch (RuntimeException e) {
        rows.close();
        throw e;
      }
    }

    void write(SheetWriter sheet) throws IOException {
      for (var header : columns.headerRows()) {
        sheet.write(header);
      }
      for (var row = rows.next(); row != null; row = rows.next()) {
        sheet.write(row);
      }
    }

    @Override
    public void close() {
      rows.close();
    }
  }
}
