package census.etl.sample;

import census.etl.acquire.FixedZip;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Enumeration;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook of Excel since 2007. */
final class XlsxSheet implements SheetWriter {

  private static final int MOST_ROWS = 1_048_576;
  private static final int ROWS_AT_ONCE = 1_000;

  private final Path file;
  private final Path dated;
  private final OutputStream out;
  private final Workbook workbook;
  private Worksheet sheet;
  private int rows;

  XlsxSheet(Path file, @Nullable String name) throws IOException {
    this.file = file;
    this.dated = file.resolveSibling("dated." + file.getFileName());
    this.out = new BufferedOutputStream(Files.newOutputStream(dated), 1 << 16);
    this.workbook = new Workbook(out, "Census sample", "1.0");
    workbook.setCompressionLevel(Deflater.NO_COMPRESSION);
    if (name != null) {
      Worksheet notes = workbook.newWorksheet(NOTES);
      notes.value(0, 0, NOTE);
      notes.finish();
    }
    this.sheet = workbook.newWorksheet(name == null ? ONLY_SHEET : name);
  }

  @Override
  public void begin(String name) throws IOException {
    sheet.finish();
    sheet = workbook.newWorksheet(name);
    rows = 0;
  }

  @Override
  public void write(@Nullable Object[] cells) throws IOException {
    int row = rows;
    rows = SheetWriter.count(rows, MOST_ROWS);
    for (int column = 0; column < cells.length; column++) {
      write(row, column, cells[column]);
    }
    if (rows % ROWS_AT_ONCE == 0) {
      sheet.flush();
    }
  }

  private void write(int row, int column, @Nullable Object value) {
    if (value instanceof BigDecimal number) {
      sheet.value(row, column, number);
    } else if (value instanceof LocalDate date) {
      sheet.value(row, column, date);
      sheet.style(row, column).format("dd/mm/yyyy").set();
    } else if (value instanceof Boolean truth) {
      sheet.value(row, column, truth);
    } else if (value != null) {
      sheet.value(row, column, value.toString());
    }
  }

  @Override
  public void close() throws IOException {
    try {
      try (out) {
        workbook.close();
      }
      takeDatesOut();
    } finally {
      Files.deleteIfExists(dated);
    }
  }

  /** The library notes when the workbook was made, which would make every one another. */
  private void takeDatesOut() throws IOException {
    try (ZipFile from = new ZipFile(dated.toFile());
        FixedZip to = new FixedZip(file)) {
      Enumeration<? extends ZipEntry> members = from.entries();
      while (members.hasMoreElements()) {
        ZipEntry member = members.nextElement();
        try (InputStream content = from.getInputStream(member);
            OutputStream out = to.begin(member.getName())) {
          if (member.getName().equals("docProps/core.xml")) {
            out.write(withoutDate(content.readAllBytes()));
          } else {
            content.transferTo(out);
          }
        }
      }
    }
  }

  private static byte[] withoutDate(byte[] properties) {
    return new String(properties, StandardCharsets.UTF_8)
        .replaceAll("<dcterms:created[^>]*>[^<]*</dcterms:created>", "")
        .getBytes(StandardCharsets.UTF_8);
  }
}
