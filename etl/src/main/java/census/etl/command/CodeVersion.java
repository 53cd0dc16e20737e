package census.etl.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;

/** Which code this is: the commit that it was built from. */
final class CodeVersion implements IVersionProvider {

  static String text() {
    Properties built = new Properties();
    try (@Nullable InputStream file = CodeVersion.class.getResourceAsStream("/git.properties")) {
      if (file != null) {
        built.load(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return built.getProperty("git.commit.id.describe", "built outside of git");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"census " + text()};
  }
}
