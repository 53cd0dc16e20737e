package census.etl.sample;

import census.etl.catalogue.Format;
import census.etl.catalogue.SourceFile;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a made file is called: as the publisher calls it, without what stands for any characters.
 *
 * @param member what it is called inside a zip, if the publisher hands out a zip
 */
record SourceFileName(String file, @Nullable String member) {

  private static final String ZIP = ".zip";

  static SourceFileName of(SourceFile declared) {
    String name = plain(declared.names().get(0));
    if (declared.layout().format() == Format.SHAPEFILE) {
      return new SourceFileName(stem(name) + ZIP, null);
    }
    @Nullable String member = declared.member();
    if (member != null) {
      return new SourceFileName(isZip(name) ? name : name + ZIP, plain(member));
    }
    return isZip(name)
        ? new SourceFileName(name, unzipped(name, declared))
        : new SourceFileName(name, null);
  }

  /** The several files of a shapefile are handed out as one zip. */
  private static String stem(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  private static boolean isZip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(ZIP);
  }

  private static String unzipped(String name, SourceFile declared) {
    return name.substring(0, name.length() - ZIP.length())
        + "."
        + declared.layout().format().name().toLowerCase(Locale.ROOT);
  }

  private static String plain(String pattern) {
    return pattern.replace("*", "");
  }
}
