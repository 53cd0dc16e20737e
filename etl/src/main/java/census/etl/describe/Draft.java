package census.etl.describe;

import census.etl.catalogue.Column;
import census.etl.describe.Description.ColumnFacts;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes what is known of a source as the declaration that a person will finish. */
final class Draft {

  /** What YAML takes as a text without quotes, whatever its reader. */
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_./+()-]*( [A-Za-z0-9_./+()-]+)*");

  private static final Pattern MEANS_SOMETHING_ELSE =
      Pattern.compile("(?i)true|false|yes|no|on|off|null|y|n");

  private static final int EXAMPLE_SHOWN = 30;

  private final Description facts;
  private final StringBuilder text = new StringBuilder();
  private String indent = "";

  Draft(Description facts) {
    this.facts = facts;
  }

  String text() {
    writeProvenance();
    writeFile();
    writeColumns();
    writeIgnored();
    return text.toString();
  }

  private void writeProvenance() {
    line("# yaml-language-server: $schema=../../schema/sources.schema.json");
    line("release:");
    line("  title: \"\"  # the release as its publisher calls it, with its edition");
    line("  publisher: \"\"  # the department or body that publishes it");
    line("  licence: OGL-UK-3.0  # check: most UK statistics have it, not all");
    line("  attribution: \"\"  # the words that the licence asks for");
    line("  landing_page: \"\"  # the page on which a person finds the file");
    line("  published:  # the day of issue, as in 2019-09-26");
    line("  changes: \"\"  # how often the publisher issues it anew");
    line("  check_by_eye: \"\"  # what to look at when it does");
    line("");
    line("sources:");
    line("  - source: " + scalar(facts.source()));
    line("    title: \"\"  # what this file is within the release");
    indent = "    ";
  }

  private void writeFile() {
    line("files:");
    line("  - name: " + scalar(facts.file()));
    line("    format: " + facts.format().name().toLowerCase(Locale.ROOT));
    if (facts.sheet() != null) {
      line("    sheet: " + scalar(facts.sheet()) + others());
    }
    if (facts.encoding() != null && !facts.encoding().equals("UTF-8")) {
      line("    encoding: " + scalar(facts.encoding()));
    }
    if (facts.delimiter() != null && !facts.delimiter().equals(",")) {
      line("    delimiter: " + scalar(facts.delimiter()));
    }
    if (facts.headerRows() != 1) {
      line("    header_rows: " + facts.headerRows());
    }
    if (facts.blankRowsAmongData()) {
      line("    blank_rows: anywhere");
    }
    if (!facts.footnotes().isEmpty()) {
      line("    footnotes: " + list(facts.footnotes()));
    }
  }

  private String others() {
    return facts.otherSheets().isEmpty()
        ? ""
        : "  # not: "
            + facts.otherSheets().stream().map(Draft::inComment).collect(Collectors.joining(", "));
  }

  private void writeColumns() {
    line("columns:  # " + number(facts.rows()) + " rows");
    for (ColumnFacts column : facts.columns()) {
      if (isMapped(column)) {
        writeColumn(column);
      }
    }
  }

  /** A column without a header can not be mapped, unless none has one. */
  private boolean isMapped(ColumnFacts column) {
    return column.header() != null || facts.headerRows() == 0;
  }

  private void writeColumn(ColumnFacts column) {
    line("  - name: " + column.name());
    if (column.header() != null) {
      line("    header: " + scalar(column.header()));
    }
    line("    type: " + column.type().name().toLowerCase(Locale.ROOT) + "  # " + comment(column));
    if (column.dateFormat() != null) {
      line("    date_format: " + scalar(column.dateFormat()));
    }
    if (!column.nulls().isEmpty()) {
      line("    nulls: " + list(column.nulls()));
    }
  }

  private String comment(ColumnFacts column) {
    if (column.filled() == 0) {
      return "no values at all";
    }
    StringBuilder comment = new StringBuilder();
    if (column.distinct() != null) {
      comment.append(number(column.distinct())).append(" distinct, ");
    }
    comment.append(blanks(column));
    if (column.key()) {
      comment.append(": a key");
    }
    if (column.least() != null && column.most() != null) {
      comment.append("; ").append(column.least()).append(" to ").append(column.most());
    } else if (column.type() == Column.Type.TEXT) {
      comment.append("; as in ").append(example(column.examples().get(0)));
    }
    return comment.toString();
  }

  private String blanks(ColumnFacts column) {
    long blanks = facts.rows() - column.filled();
    return blanks == 0 ? "no blanks" : number(blanks) + " blanks";
  }

  private static String example(String text) {
    String shown = inComment(text);
    return shown.length() > EXAMPLE_SHOWN ? shown.substring(0, EXAMPLE_SHOWN) + "…" : shown;
  }

  private void writeIgnored() {
    List<ColumnFacts> nameless =
        facts.columns().stream().filter(column -> !isMapped(column)).toList();
    if (nameless.isEmpty()) {
      return;
    }
    line("ignored:");
    for (ColumnFacts column : nameless) {
      line(
          "  - letter: "
              + column.letter()
              + "  # no header; as in "
              + example(column.examples().get(0)));
      line("    because: \"\"  # why it is left out");
    }
  }

  private void line(String line) {
    text.append(line.isEmpty() ? "" : indent + line).append('\n');
  }

  private static String list(List<String> texts) {
    return texts.stream().map(Draft::quoted).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String scalar(String value) {
    boolean plain =
        PLAIN.matcher(value).matches() && !MEANS_SOMETHING_ELSE.matcher(value).matches();
    return plain ? value : quoted(value);
  }

  private static String quoted(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> quoted.append('\\').append(c);
        case '\t' -> quoted.append("\\t");
        case '\n' -> quoted.append("\\n");
        default -> {
          if (isUnprintable(c)) {
            quoted.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** A comment ends with its line, so nothing in it may begin another. */
  private static String inComment(String text) {
    StringBuilder comment = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      comment.append(isUnprintable(c) ? ' ' : c);
    }
    return comment.toString();
  }

  private static boolean isUnprintable(char c) {
    return Character.isISOControl(c)
        || c == '\u2028'
        || c == '\u2029'
        || c == '\uFEFF'
        || c == '\uFFFE'
        || c == '\uFFFF';
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
