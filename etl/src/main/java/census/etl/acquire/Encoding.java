package census.etl.acquire;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Takes off what a server put around a file for the way, asked or not. */
final class Encoding {

  private static final Set<String> GZIP = Set.of("gzip", "x-gzip");

  private Encoding() {}

  static boolean isKnown(String encoding) {
    return GZIP.contains(encoding);
  }

  static void decode(Path encoded, Path to, Place place, long maxBytes) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(encoded), 1 << 16)) {
      new Expansion(place, Files.size(encoded), maxBytes).write(in, to);
    } catch (EOFException e) {
      throw new Fault(Kind.SOURCE_TRUNCATED.at(place).found("a gzip without a header"), e);
    } catch (IOException e) {
      throw new Fault(
          Kind.FILE_UNREADABLE.at(place).found("damage in its gzip encoding: " + Trouble.in(e)), e);
    }
  }
}
