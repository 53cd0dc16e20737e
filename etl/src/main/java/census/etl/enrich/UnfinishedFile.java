package census.etl.enrich;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that gets its name when it is whole. Until then it lies beside the place where it will be,
 * and nowhere else.
 */
record UnfinishedFile(Path file, Path making) implements Closeable {

  static UnfinishedFile of(Path file) {
    Path making = file.resolveSibling(file.getFileName() + ".making");
    // For when it is stopped from outside; a kill leaves what is there, and the next run begins
    // anew.
    making.toFile().deleteOnExit();
    return new UnfinishedFile(file, making);
  }

  void finish() throws IOException {
    Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(making);
  }
}
