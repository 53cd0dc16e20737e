package census.api.web;

import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.http.MediaType;

/**
 * What a route answers.
 *
 * @param behind the datasets that it is made from
 * @param lasting whether the same question has the same answer until one of them changes
 * @param streamed whether it may be long, and is sent while it is made: by then nothing can be
 *     wrong
 */
public record Answer(
    Behind behind,
    boolean lasting,
    boolean streamed,
    Consumer<JsonText> writer,
    Optional<Packed> packed,
    Optional<File> file) {

  /** What is no JSON, as gzip has it; nothing at all is an answer too. */
  public record Packed(MediaType type, byte[] gzip) {}

  /**
   * A file, open; whoever sends it closes it.
   *
   * @param name what it is to be called where it is kept
   * @param sample whether the data in it are fictional
   */
  public record File(
      FileChannel content, MediaType type, String name, String sha256, boolean sample) {}

  boolean isNothing() {
    return packed.isPresent() && packed.get().gzip().length == 0;
  }

  public static Answer of(Behind behind, Consumer<JsonText> writer) {
    return new Answer(behind, true, false, writer, Optional.empty(), Optional.empty());
  }

  /** One that nobody should keep. */
  public static Answer passing(Behind behind, Consumer<JsonText> writer) {
    return new Answer(behind, false, false, writer, Optional.empty(), Optional.empty());
  }

  public static Answer packed(Behind behind, MediaType type, byte[] gzip) {
    return new Answer(
        behind, true, false, json -> {}, Optional.of(new Packed(type, gzip)), Optional.empty());
  }

  public static Answer streamed(Behind behind, Consumer<JsonText> writer) {
    return new Answer(behind, false, true, writer, Optional.empty(), Optional.empty());
  }

  public static Answer file(File file) {
    return new Answer(
        new Behind(List.of()), true, false, json -> {}, Optional.empty(), Optional.of(file));
  }
}
