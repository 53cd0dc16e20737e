package census.etl.describe;

import census.etl.catalogue.Format;
import census.etl.catalogue.Layout;
import census.etl.finding.Fault;
import census.etl.read.Grid;
import census.etl.read.GridRow;
import census.etl.read.Sheets;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How a CSV file is written, found out by trying. */
final class TextFile {

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');

  private static final int TRIED_ROWS = 50;

  private TextFile() {}

  static Layout layout(Path file) {
    Layout plain = Layout.of(Format.CSV);
    String encoding = isUtf8(file) ? "UTF-8" : "windows-1252";
    char best = ',';
    long most = 0;
    for (char delimiter : DELIMITERS) {
      long agreement = agreement(file, written(plain, encoding, delimiter));
      if (agreement > most) {
        most = agreement;
        best = delimiter;
      }
    }
    return written(plain, encoding, best);
  }

  private static Layout written(Layout layout, String encoding, char delimiter) {
    return new Layout(
        layout.format(),
        null,
        encoding,
        delimiter,
        layout.headerRows(),
        layout.blankRows(),
        layout.footnotes());
  }

  private static boolean isUtf8(Path file) {
    try (Reader text =
        new InputStreamReader(
            Files.newInputStream(file),
            StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT))) {
      text.transferTo(Writer.nullWriter());
      return true;
    } catch (CharacterCodingException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many cells stand in rows of the commonest width, if that is more than one cell. */
  private static long agreement(Path file, Layout layout) {
    Map<Integer, Integer> rowsByWidth = new HashMap<>();
    try (Grid grid = Sheets.open(file, String.valueOf(file.getFileName()), layout)) {
      GridRow row;
      for (int i = 0; i < TRIED_ROWS && (row = grid.next()) != null; i++) {
        rowsByWidth.merge(row.cells().length, 1, Integer::sum);
      }
    } catch (Fault notSoWritten) {
      return 0;
    }
    return rowsByWidth.entrySet().stream()
        .filter(width -> width.getKey() > 1)
        .max(Map.Entry.comparingByValue())
        .map(width -> (long) width.getKey() * width.getValue())
        .orElse(0L);
  }
}
