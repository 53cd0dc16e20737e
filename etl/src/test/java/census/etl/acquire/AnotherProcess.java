package census.etl.acquire;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/** Downloads in a process of its own, to be killed or to be in the way. */
final class AnotherProcess {

  private AnotherProcess() {}

  static Process downloading(URI address, Path cache) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            AnotherProcess.class.getName(),
            address.toString(),
            cache.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  public static void main(String[] addressAndCache) {
    new WebAcquirer(Path.of(addressAndCache[1]), WebLimits.safe())
        .acquire(
            Declared.source(
                Declared.at(Declared.csv("ranks.csv"), URI.create(addressAndCache[0]))));
  }
}
