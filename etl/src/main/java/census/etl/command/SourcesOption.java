package census.etl.command;

import census.etl.acquire.Acquirer;
import census.etl.acquire.FolderAcquirer;
import census.etl.acquire.WebAcquirer;
import census.etl.acquire.WebLimits;
import census.etl.sample.SampleMark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --sources}: files from a folder instead of from their publishers. */
final class SourcesOption {

  @Option(
      names = "--sources",
      paramLabel = "DIR",
      description =
          "Take the files from this folder, anywhere under it, plain, zipped or gzipped (default: from their publishers' addresses).")
  private @Nullable Path folder;

  Optional<Path> folder() {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new IllegalStateException(
          "There is no folder %s. Name the folder that holds the publishers' files, or leave --sources out."
              .formatted(folder));
    }
    return Optional.ofNullable(folder);
  }

  /** Takes the files from a folder that the command has made itself. */
  void take(Path made) {
    folder = made;
  }

  Acquirer acquirer(Installation installation) {
    return folder()
        .<Acquirer>map(named -> new FolderAcquirer(named, installation.cache()))
        .orElseGet(() -> new WebAcquirer(installation.cache(), WebLimits.safe()));
  }

  /** The scale of the sample, if the folder holds one. */
  @Nullable Double sampleScale() {
    return folder().flatMap(SampleMark::in).map(SampleMark::scale).orElse(null);
  }
}
