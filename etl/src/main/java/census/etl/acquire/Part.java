package census.etl.acquire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What has come so far of a download, and of which version of the file it is. Survives the process,
 * so that the next one can go on.
 */
final class Part {

  private final Claim claim;

  Part(Claim claim) {
    this.claim = claim;
  }

  Path path() {
    return claim.part();
  }

  long bytes() {
    try {
      return Files.size(path());
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw Cache.unusable(path(), e);
    }
  }

  Version version() {
    return Version.from(claim.recallPart());
  }

  String name() {
    return claim.recallPart().getOrDefault("name", "");
  }

  String encoding() {
    return claim.recallPart().getOrDefault("encoding", "");
  }

  boolean isResumable() {
    return bytes() > 0 && version().strong() != null;
  }

  /** Notes what is to come before any of it comes: no byte is ever without its version. */
  void begin(Answer answer) {
    claim.discardPart();
    Map<String, String> entries = new HashMap<>();
    answer.version().into(entries);
    entries.put("name", answer.fileName());
    entries.put("encoding", answer.encoding());
    claim.rememberPart(entries);
  }

  FileChannel append() {
    try {
      return FileChannel.open(path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw Cache.unusable(path(), e);
    }
  }

  void write(FileChannel channel, List<ByteBuffer> piece) {
    try {
      for (ByteBuffer buffer : piece) {
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
    } catch (IOException e) {
      throw Cache.unusable(path(), e);
    }
  }

  Opening opening() {
    try {
      return Opening.of(path());
    } catch (IOException e) {
      throw Cache.unusable(path(), e);
    }
  }

  void discard() {
    claim.discardPart();
  }
}
