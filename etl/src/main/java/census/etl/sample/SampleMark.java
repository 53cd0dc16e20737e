package census.etl.sample;

import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What says of a folder that its files are fictional, and how they were made. It lies among them,
 * so that a copy of the folder says so too.
 *
 * @param seed what chance begins with: the same seed makes the same files
 * @param scale how many there are of everything; 1 for as many as in life
 * @param postcodes how many there are of those, whose directory is larger than all else together
 */
public record SampleMark(long seed, double scale, int postcodes) {

  static final String NAME = "SAMPLE.json";

  /** Codes of areas have room for this much. */
  public static final double LARGEST_SCALE = 3;

  /** Districts of the mail have room for this many. */
  public static final int MOST_POSTCODES = 3_000_000;

  /** A ninth of what there are in life: enough to try everything, and made in seconds. */
  private static final int USUAL_POSTCODES = 300_000;

  private static final String NOTE =
      "Fictional: every name, code and number in the files of this folder is made up.";

  public SampleMark {
    if (!(scale > 0 && scale <= LARGEST_SCALE)) {
      throw new IllegalArgumentException(
          "A sample has a scale above 0 and up to %s, not %s".formatted(LARGEST_SCALE, scale));
    }
    if (!(postcodes > 0 && postcodes <= MOST_POSTCODES)) {
      throw new IllegalArgumentException(
          "A sample has from 1 to %d postcodes, not %d".formatted(MOST_POSTCODES, postcodes));
    }
  }

  /** With as many postcodes as are usual at this scale. */
  public static SampleMark of(long seed, double scale) {
    return new SampleMark(seed, scale, usualPostcodes(scale));
  }

  public static int usualPostcodes(double scale) {
    return (int) Math.max(1, Math.round(USUAL_POSTCODES * scale));
  }

  /** The mark of a folder, if its files are a sample. */
  public static Optional<SampleMark> in(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(Files.readString(file));
      return Optional.of(
          new SampleMark(
              json.required("seed").longValue(),
              json.required("scale").doubleValue(),
              json.required("postcodes").intValue()));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new Fault(
          Kind.FILE_UNREADABLE
              .at(Place.file(file.toString()))
              .found(String.valueOf(e.getMessage()))
              .expected("the seed, the scale and the number of postcodes of a sample"),
          e);
    } catch (IOException e) {
      throw new UncheckedIOException("The mark of a sample can not be read: " + file, e);
    }
  }

  void write(Path file) throws IOException {
    JsonMapper mapper = JsonMapper.shared();
    String json =
        mapper
            .writerWithDefaultPrettyPrinter()
            .writeValueAsString(
                mapper
                    .createObjectNode()
                    .put("seed", seed)
                    .put("scale", scale)
                    .put("postcodes", postcodes)
                    .put("note", NOTE));
    Files.writeString(file, json.replace("\r\n", "\n") + "\n");
  }
}
