package census.etl.acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;

/** What can be done to a file. */
interface Mangling {

  void apply(Path file) throws IOException;

  // ------------------------------------------------------------------ the file as a whole

  static Mangling bytes(UnaryOperator<byte[]> change) {
    return file -> Files.write(file, change.apply(Files.readAllBytes(file)));
  }

  static Mangling replacedBy(String text) {
    return bytes(before -> text.getBytes(UTF_8));
  }

  static Mangling emptied() {
    return bytes(before -> new byte[0]);
  }

  static Mangling cutInTheMiddle() {
    return bytes(whole -> Arrays.copyOf(whole, whole.length / 2));
  }

  /** The same rubbish every time. */
  static Mangling replacedByRubbish() {
    return bytes(
        before -> {
          new Random(1).nextBytes(before);
          return before;
        });
  }

  static Mangling replacedByAWebPage() {
    return replacedBy(
        "<!DOCTYPE html>\n<html><head><title>Page not found</title></head><body>Sorry</body></html>");
  }

  static Mangling removed() {
    return Files::delete;
  }

  static Mangling joinedByAnotherOfItsName() {
    return file -> {
      Path other = Files.createDirectory(file.resolveSibling("older")).resolve(file.getFileName());
      Files.copy(file, other);
      textLines(lines -> lines.remove(lines.size() - 1)).apply(other);
    };
  }

  // ------------------------------------------------------------------ CSV

  static Mangling text(UnaryOperator<String> change) {
    return bytes(before -> change.apply(new String(before, UTF_8)).getBytes(UTF_8));
  }

  static Mangling textLines(Consumer<List<String>> change) {
    return text(
        before -> {
          List<String> lines = new ArrayList<>(before.lines().toList());
          change.accept(lines);
          return String.join("\r\n", lines) + "\r\n";
        });
  }

  static Mangling savedIn(Charset charset, UnaryOperator<String> change) {
    return bytes(before -> change.apply(new String(before, UTF_8)).getBytes(charset));
  }

  static Mangling table(Consumer<Table> change) {
    return text(
        before -> {
          Table table = Table.of(before);
          change.accept(table);
          return table.text();
        });
  }

  /** A CSV file, its rows numbered as an editor numbers them: 1 is the header. */
  record Table(List<List<String>> rows) {

    private static final String MARK = "\uFEFF";

    static Table of(String csv) {
      try (CSVParser parser =
          CSVFormat.DEFAULT.parse(new StringReader(csv.replaceFirst("^" + MARK, "")))) {
        List<List<String>> rows = new ArrayList<>();
        for (CSVRecord row : parser) {
          rows.add(new ArrayList<>(row.toList()));
        }
        return new Table(rows);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    String text() {
      StringWriter text = new StringWriter().append(MARK);
      try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
        printer.printRecords(rows);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return text.toString();
    }

    private int column(String header) {
      int column = rows.get(0).indexOf(header);
      if (column < 0) {
        throw new IllegalArgumentException("no header " + header);
      }
      return column;
    }

    List<String> row(int number) {
      return rows.get(number - 1);
    }

    void rename(String header, String other) {
      row(1).set(column(header), other);
    }

    void drop(String header) {
      int column = column(header);
      rows.forEach(row -> row.remove(column));
    }

    void append(String header, String value) {
      rows.forEach(row -> row.add(value));
      row(1).set(row(1).size() - 1, header);
    }

    String get(int number, String header) {
      return row(number).get(column(header));
    }

    void set(int number, String header, String value) {
      row(number).set(column(header), value);
    }

    void setAll(String header, String value) {
      for (int number = 2; number <= rows.size(); number++) {
        set(number, header, value);
      }
    }

    /** Their values; the headers stay where they are. */
    void exchangeColumns(String header, String other) {
      for (int number = 2; number <= rows.size(); number++) {
        String value = get(number, header);
        set(number, header, get(number, other));
        set(number, other, value);
      }
    }

    void exchangeCells(String header, int number, int otherNumber) {
      String value = get(number, header);
      set(number, header, get(otherNumber, header));
      set(otherNumber, header, value);
    }

    void repeat(int number) {
      rows.add(new ArrayList<>(row(number)));
    }

    void keepFirst(int count) {
      rows.subList(count + 1, rows.size()).clear();
    }

    void dropLast() {
      rows.remove(rows.size() - 1);
    }

    /** The row in which the column holds the value. */
    int rowWith(String header, String value) {
      for (int number = 2; number <= rows.size(); number++) {
        if (get(number, header).equals(value)) {
          return number;
        }
      }
      throw new IllegalArgumentException("no " + value + " under " + header);
    }
  }

  // ------------------------------------------------------------------ zips: workbooks and others

  /** Changes the text of one member of a zip, such as the sheet of a workbook. */
  static Mangling member(String name, UnaryOperator<String> change) {
    return bytes(
        zip -> {
          Map<String, byte[]> members = unzipped(zip);
          if (!members.containsKey(name)) {
            throw new IllegalArgumentException("no member " + name + " in " + members.keySet());
          }
          members.computeIfPresent(
              name, (n, content) -> change.apply(new String(content, UTF_8)).getBytes(UTF_8));
          return zipped(members);
        });
  }

  static UnaryOperator<String> replacing(String text, String other) {
    return before -> {
      if (!before.contains(text)) {
        throw new IllegalArgumentException("no " + text);
      }
      return before.replace(text, other);
    };
  }

  /** A cell of a sheet of the sample, by its address. */
  static UnaryOperator<String> cellWithText(String address, String text) {
    return sheet -> {
      String changed =
          sheet.replaceFirst(
              "<c r=\"%s\"[^>]*>.*?</c>".formatted(address),
              "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(address, text));
      if (changed.equals(sheet)) {
        throw new IllegalArgumentException("no cell " + address);
      }
      return changed;
    };
  }

  /** Four kilobytes that ask for ten thousand times as much memory. */
  static UnaryOperator<String> entityBomb() {
    return before ->
        """
        <!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">\
        <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>\
        <x>&d;&d;&d;</x>""";
  }

  /** Asks for the text of a file of the machine that reads it. */
  static UnaryOperator<String> externalEntity(Path file) {
    return before -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]><x>&e;</x>".formatted(file.toUri());
  }

  /** Blanks between elements, which pack a thousandfold. */
  static UnaryOperator<String> swollenTo(int bytes) {
    return before -> before.replaceFirst("<sheetData>", "<sheetData>" + " ".repeat(bytes));
  }

  /** The file in a zip, under any path. */
  static Mangling zippedAs(String member) {
    return file -> {
      Path zip = file.resolveSibling(file.getFileName() + ".zip");
      Files.write(zip, zipped(Map.of(member, Files.readAllBytes(file))));
      Files.delete(file);
    };
  }

  private static byte[] zipped(Map<String, byte[]> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return bytes.toByteArray();
  }

  private static Map<String, byte[]> unzipped(byte[] bytes) {
    Map<String, byte[]> members = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        members.put(entry.getName(), zip.readAllBytes());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return members;
  }

  /** The CSV saved again as an OpenDocument spreadsheet of one sheet. */
  static Mangling savedAsOds(String sheet) {
    return file -> {
      StringBuilder rows = new StringBuilder();
      for (List<String> row : Table.of(Files.readString(file)).rows()) {
        rows.append("<table:table-row>");
        row.forEach(
            cell ->
                rows.append("<table:table-cell office:value-type=\"string\"><text:p>")
                    .append(cell.replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</text:p></table:table-cell>"));
        rows.append("</table:table-row>");
      }
      Map<String, byte[]> members = new LinkedHashMap<>();
      members.put("mimetype", "application/vnd.oasis.opendocument.spreadsheet".getBytes(UTF_8));
      members.put(
          "content.xml",
          """
          <office:document-content
              xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
              xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
              xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">
          <office:body><office:spreadsheet><table:table table:name="%s">%s</table:table>
          </office:spreadsheet></office:body></office:document-content>"""
              .formatted(sheet, rows)
              .getBytes(UTF_8));
      Files.write(ods(file), zipped(members));
      Files.delete(file);
    };
  }

  static Path ods(Path csv) {
    return csv.resolveSibling(csv.getFileName().toString().replace(".csv", ".ods"));
  }

  default Mangling thenOfTheOds(Mangling next) {
    return file -> {
      apply(file);
      next.apply(ods(file));
    };
  }
}
