package census.etl.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs for this machine, which come as a packed resource. */
final class Binaries {

  /** How the name of a folder begins that is not whole yet. */
  static final String UNPACKING = "unpacking";

  private Binaries() {}

  /** Unpacks them once; a half-unpacked folder never has the final name. */
  static void unpack(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder.toAbsolutePath().getParent());
    Path half = Files.createTempDirectory(folder.toAbsolutePath().getParent(), UNPACKING);
    try (InputStream packed = open();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        write(entry, tar, half.resolve(entry.getName()));
      }
    }
    Files.move(half, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static InputStream open() throws IOException {
    String name = resource(System.getProperty("os.name"), System.getProperty("os.arch"));
    @Nullable InputStream packed = Binaries.class.getResourceAsStream("/" + name);
    if (packed == null) {
      throw new IOException(
          "There is no embedded PostgreSQL for this machine (%s): set CENSUS_DATABASE_URL to a PostgreSQL 14 or newer"
              .formatted(name));
    }
    return packed;
  }

  static String resource(String os, String arch) {
    String system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    String processor = arch.equals("aarch64") ? "arm_64" : "x86_64";
    return "postgres-%s-%s.txz".formatted(system, processor);
  }

  private static void write(TarArchiveEntry entry, InputStream content, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(content, path);
    if ((entry.getMode() & 0100) != 0) {
      Set<PosixFilePermission> permissions = EnumSet.copyOf(Files.getPosixFilePermissions(path));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(path, permissions);
    }
  }
}
