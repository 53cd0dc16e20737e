package census.etl.acquire;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * Unpacks a stream into a file, within bounds: an archive of a few kilobytes can hold gigabytes.
 *
 * @param place of the archive, for findings
 * @param packedBytes how long the stream is while it is packed
 * @param maxBytes how long it may be when it is unpacked
 */
record Expansion(Place place, long packedBytes, long maxBytes) {

  /** No table of text shrinks so far; a stream of zeros shrinks a thousand times. */
  private static final long MOST_TIMES = 250;

  /** So much is let pass whatever the ratio: a small file may be one line over and over. */
  private static final long HARMLESS = 16L << 20;

  Content write(InputStream from, Path to) {
    try (OutputStream out = Files.newOutputStream(to)) {
      return write(from, out);
    } catch (IOException e) {
      throw Cache.unusable(to, e);
    }
  }

  Content write(InputStream from, OutputStream to) throws IOException {
    MessageDigest digest = Content.newDigest();
    byte[] buffer = new byte[1 << 16];
    long bytes = 0;
    for (int read = read(from, buffer); read >= 0; read = read(from, buffer)) {
      bytes += read;
      refuseTooMuch(bytes);
      digest.update(buffer, 0, read);
      to.write(buffer, 0, read);
    }
    return new Content(Content.hex(digest), bytes);
  }

  private int read(InputStream from, byte[] buffer) {
    try {
      return from.read(buffer);
    } catch (EOFException e) {
      throw truncated(e);
    } catch (IOException e) {
      throw new Fault(
          Kind.FILE_UNREADABLE.at(place).found("damage in the archive: " + Trouble.in(e)), e);
    }
  }

  private Fault truncated(EOFException e) {
    return new Fault(
        Kind.SOURCE_TRUNCATED.at(place).found("an archive that ends within the file"), e);
  }

  private void refuseTooMuch(long bytes) {
    if (bytes > maxBytes) {
      throw new Fault(
          Kind.SOURCE_TOO_LARGE
              .at(place)
              .found("more than " + maxBytes + " bytes when unpacked")
              .expected("at most " + maxBytes));
    }
    if (bytes > HARMLESS && bytes / MOST_TIMES > packedBytes) {
      throw new Fault(
          Kind.SOURCE_UNSAFE_ARCHIVE
              .at(place)
              .found("%d bytes that unpack to more than %d".formatted(packedBytes, bytes))
              .expected("at most " + MOST_TIMES + " times as much"));
    }
  }
}
