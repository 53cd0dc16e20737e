package census.etl.sample;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Files that are being made in a folder. Each goes by another name, which no source answers to,
 * until all of them are done; if something goes wrong before, none of them stays.
 */
final class Making implements AutoCloseable {

  private static final String UNFINISHED = ".making";

  private final Path folder;
  private final Map<Path, Path> unfinished = new LinkedHashMap<>();

  private Making(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws Fault if the folder holds anything but a sample: it may be the publishers' own files
   */
  static Making in(Path folder) throws IOException {
    Files.createDirectories(folder);
    Making making = new Making(folder);
    making.sweep();
    making.refuseOtherFiles();
    return making;
  }

  private void refuseOtherFiles() throws IOException {
    List<Path> others;
    try (Stream<Path> files = Files.list(folder)) {
      others = files.sorted().limit(3).toList();
    }
    if (!others.isEmpty() && SampleMark.in(folder).isEmpty()) {
      throw new Fault(
          Kind.SAMPLE_FOLDER_TAKEN
              .at(Place.file(folder.toString()))
              .found(
                  String.join(", ", others.stream().map(f -> f.getFileName().toString()).toList()))
              .expected("an empty folder, or one with " + SampleMark.NAME));
    }
  }

  /** Where to write the file of this name; files move to their places in this order. */
  Path begin(String name) {
    Path written = folder.resolve(name + UNFINISHED);
    unfinished.put(written, folder.resolve(name));
    return written;
  }

  /** Where to write something that is only needed on the way to the file of this name. */
  Path spare(String name) {
    return folder.resolve(name + ".part" + UNFINISHED);
  }

  void finish() throws IOException {
    for (Map.Entry<Path, Path> file : unfinished.entrySet()) {
      Files.move(
          file.getKey(),
          file.getValue(),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() throws IOException {
    sweep();
  }

  /** Removes what is left unfinished, by this making or by one that was killed. */
  private void sweep() throws IOException {
    List<Path> left;
    try (Stream<Path> files = Files.list(folder)) {
      left = files.filter(file -> file.toString().endsWith(UNFINISHED)).toList();
    }
    for (Path file : left) {
      Files.deleteIfExists(file);
    }
  }
}
