package census.etl.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The lists as a Python package without dependencies, with types.
 *
 * @see <a href="https://packaging.python.org/en/latest/specifications/binary-distribution-format/">
 *     Binary distribution format</a>
 */
final class PythonWheel implements Library {

  private static final String PACKAGE = "census_organisations";
  private static final List<String> TEMPLATES =
      List.of("__init__.py", "_organisations.py", "_tables.py", "tests.py");

  @Override
  public String fileName(String version) {
    return PACKAGE + "-" + version + "-py3-none-any.whl";
  }

  /** A version of fictional data is a local one: no index of packages takes it. */
  @Override
  public String text(Version version, boolean sample) {
    return sample ? version + "+sample" : version.toString();
  }

  @Override
  public String data(String table) {
    return PACKAGE + "/data/" + table + ".csv";
  }

  @Override
  public List<Path> write(Lists lists, String version, Path folder) throws IOException {
    Path beside = folder.resolve("wheel");
    Map<String, String> words = new HashMap<>(lists.words(version));
    words.put("names", PythonRows.names(lists.all(), "    %s,"));
    words.put("quoted", PythonRows.names(lists.all(), "    \"%s\","));
    Members members = new Members();
    for (String template : TEMPLATES) {
      members.add(PACKAGE + "/" + template, Template.filled("python/" + template, words), beside);
    }
    members.add(PACKAGE + "/_rows.py", PythonRows.of(lists.all()), beside);
    members.add(PACKAGE + "/py.typed", "", beside);
    lists.all().forEach(table -> members.add(data(table.name()), lists.data(table)));
    String about = PACKAGE + "-" + version + ".dist-info/";
    members.add(
        about + "METADATA", Template.filled("python/METADATA", words) + lists.readme(), beside);
    members.add(about + "WHEEL", Template.filled("python/WHEEL", words), beside);
    members.add(about + "RECORD", record(members, about + "RECORD"), beside);
    Path wheel = folder.resolve(fileName(version));
    members.write(wheel);
    return List.of(wheel);
  }

  /** Every file with its checksum, and itself without. */
  private static String record(Members members, String itself) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Map.Entry<String, Path> file : members.files().entrySet()) {
      byte[] sum = HexFormat.of().parseHex(Checksums.sha256(file.getValue()));
      lines.append(
          "%s,sha256=%s,%d\n"
              .formatted(
                  file.getKey(),
                  Base64.getUrlEncoder().withoutPadding().encodeToString(sum),
                  Files.size(file.getValue())));
    }
    return lines.append(itself).append(",,\n").toString();
  }
}
