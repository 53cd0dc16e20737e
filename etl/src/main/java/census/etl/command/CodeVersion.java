package census.etl.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** Which code this is: its version and the commit that it was built from. */
final class CodeVersion implements IVersionProvider {

  static String text() {
    Properties built = new Properties();
    try (@Nullable InputStream file =
        CodeVersion.class.getResourceAsStream("/census-build.properties")) {
      if (file != null) {
        built.load(file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return built.getProperty("version", "unknown");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"census " + text()};
  }
}
