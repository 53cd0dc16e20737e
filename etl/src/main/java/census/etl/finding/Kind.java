package census.etl.finding;

import static census.etl.finding.Severity.ERROR;
import static census.etl.finding.Severity.INFO;
import static census.etl.finding.Severity.WARNING;

import java.util.Locale;

/**
 * Every kind of thing that can be found. The name is the stable code; the sentence and the cure are
 * what a person reads, in messages and in {@code docs/findings.md}, which is made from here.
 */
public enum Kind {
  // Declarations
  DECLARATION_INVALID(
      ERROR,
      "the declaration is not valid",
      "Mend the line named; the schema beside it completes in an editor."),
  DECLARATION_UNKNOWN_REFERENCE(
      ERROR,
      "the declaration refers to something that does not exist",
      "Mend the name, or declare what it names."),
  DECLARATION_DUPLICATE(
      ERROR,
      "the same name is declared twice",
      "Rename one: names are unique in the whole catalogue."),
  DECLARATION_CYCLE(
      ERROR, "datasets stand on each other in a circle", "Take one of the references out."),
  DECLARATION_FILE_MISSING(
      ERROR,
      "a file that the declaration names is not there",
      "Add the file beside the declaration, or mend its name."),

  CATALOGUE_EMPTY(
      ERROR,
      "the folder of declarations declares nothing",
      "Name the folder that holds the declarations with --declarations."),

  // Acquiring
  SOURCE_NOT_FOUND(
      ERROR,
      "no file of this source is in the folder",
      "Put one of the expected files anywhere under the folder, plain, zipped or gzipped."),
  SOURCE_AMBIGUOUS(
      ERROR,
      "several different files answer to this source",
      "Leave one of them in the folder; which is meant can not be guessed."),
  SOURCE_WITHOUT_ADDRESS(
      ERROR,
      "the source has no address to download from",
      "Get the file from the landing page and pass its folder with --sources."),
  SOURCE_UNREACHABLE(
      ERROR,
      "the file could not be downloaded",
      "Try again later; if the publisher has moved the file, mend the address in the declaration."),
  SOURCE_IS_A_WEB_PAGE(
      ERROR,
      "the publisher answered with a web page instead of the file",
      "Open the address in a browser: the file has moved or the site is down. Then mend the address."),
  SOURCE_TOO_LARGE(
      ERROR,
      "the file is larger than its limit",
      "If it has truly grown, raise max_bytes in the declaration."),
  SOURCE_TRUNCATED(
      ERROR,
      "the file ends too early",
      "Get the file again: the download or the copy was cut off."),
  SOURCE_CHECKSUM_DIFFERS(
      ERROR,
      "the file is not the one that the declaration pins",
      "If the publisher has reissued it, look at what changed, then mend sha256 in the declaration."),
  SOURCE_UNSAFE_ARCHIVE(
      ERROR,
      "the archive holds something that a publisher's file does not",
      "Do not use this file; get it again from the publisher."),
  SERVICE_ANSWERS_OTHERWISE(
      ERROR,
      "the service does not answer as the one that kept the lists of organisations",
      "Check the address: its routes, as organisations/, must follow it."),
  ODS_ANSWERS_OTHERWISE(
      ERROR,
      "the Organisation Data Service does not answer as it is documented to",
      "Check CENSUS_ODS and CENSUS_ODS_URL: they must name the same interface. Nothing published has changed."),
  SETTING_WRONG(
      ERROR,
      "a setting is not one that can be used",
      "Set the variable of the environment that is named; docs/running.md has them all."),
  ODS_NEVER_SYNCHRONISED(
      ERROR,
      "nothing has been synchronised yet, so that it is not known since when",
      "Name the day of the lists with --since: what has changed on it or later is asked for."),
  ODS_REMEMBERS_LESS(
      ERROR,
      "the last synchronisation is longer ago than the Organisation Data Service remembers",
      "Load its files anew (census refresh ods_trusts ods_trust_sites ods_welsh_sites, then organisations), and go on from their day with census ods sync --since DAY."),
  LISTS_PRESENT(
      ERROR,
      "the folder has such lists already",
      "Name another folder, or move them away first: what was edited must not be lost."),
  CACHE_UNUSABLE(
      ERROR,
      "the cache of acquired files can not be used",
      "See that its disk has space and that this user may write there, or name another folder."),

  // Reading
  FILE_UNREADABLE(
      ERROR,
      "the file can not be read in its declared format",
      "Check that it is the publisher's file, whole."),
  FILE_UNSAFE(
      ERROR,
      "the file's XML declares entities or a document type",
      "Do not use this file; no publisher's spreadsheet needs them."),
  FILE_ENCODING_WRONG(
      ERROR,
      "the text is not in the declared encoding",
      "Mend encoding in the declaration, or get the file again."),
  SHEET_MISSING(
      ERROR,
      "the workbook has no such sheet",
      "Mend sheet in the declaration if the publisher renamed it."),
  HEADER_ROW_NOT_FOUND(
      ERROR,
      "no row holds the declared headers",
      "Check that it is the right file and sheet; if the publisher renamed the headers, mend the declaration."),
  HEADER_MISSING(
      ERROR,
      "a declared header is not in the file",
      "If the publisher renamed it, add the new name to the column in the declaration."),
  HEADER_DOUBLED(
      ERROR,
      "a header stands twice",
      "Find out which column is meant; name the other by its letter under ignored."),
  HEADER_UNDECLARED(
      ERROR,
      "the file has a column that the declaration does not name",
      "Map it under columns, or name it under ignored with a reason."),
  ROW_TOO_LONG(
      ERROR,
      "the row has more cells than the header",
      "Look for a separator inside an unquoted cell."),
  ROW_TOO_SHORT(
      ERROR, "the row has fewer cells than the header", "Look for a line that was cut in two."),
  ROW_BLANK(
      ERROR,
      "a blank row stands between rows of data",
      "If the publisher means it, set blank_rows: anywhere in the declaration."),
  FOOTNOTE_AMONG_DATA(
      ERROR,
      "a footnote stands between rows of data",
      "Write more of its beginning under footnotes, or add how the rows after it begin."),
  CELL_NOT_AN_INTEGER(
      ERROR,
      "the cell is not a whole number",
      "If the text stands for a missing value, add it to nulls of the column."),
  CELL_NOT_A_DECIMAL(
      ERROR,
      "the cell is not a number",
      "If the text stands for a missing value, add it to nulls of the column."),
  CELL_NOT_A_DATE(
      ERROR, "the cell is not a date", "Mend the date format of the column in the declaration."),
  CELL_NOT_A_BOOLEAN(
      ERROR, "the cell is neither true nor false", "Declare the column as text, or mend the cell."),
  SHAPEFILE_INCOMPLETE(
      ERROR,
      "a part of the shapefile is missing",
      "Put all of its files into the same folder or zip: .shp, .shx, .dbf and .prj, and .cpg if there is one."),
  SHAPEFILE_PARTS_DISAGREE(
      ERROR,
      "the parts of the shapefile do not belong together",
      "Get all of its files again, from one download."),
  PROJECTION_UNKNOWN(
      ERROR,
      "the shapefile's coordinates are of a system that is not known",
      "Get it in the British National Grid or in WGS 84."),
  OUTLINE_DAMAGED(
      ERROR,
      "the outline of an area is damaged",
      "Get the file again; if it is as the publisher has it, tell the publisher."),
  TOO_MANY_FAULTS(
      ERROR, "the file has more faults than are listed here", "Mend the ones above first."),
  BLANK_ROWS_SKIPPED(INFO, "blank rows after the data were passed over", "Nothing need be done."),
  FOOTNOTES_SKIPPED(INFO, "footnotes after the data were passed over", "Nothing need be done."),

  // The sample
  SAMPLE_FOLDER_TAKEN(
      ERROR,
      "the folder holds files that are not a sample",
      "Name another folder: made-up files must never lie among real ones."),
  SAMPLE_COLUMN_MISSING(
      ERROR,
      "the select of the sample lacks a declared column",
      "Add the column to the select, where it stands in the publisher's file."),
  SAMPLE_COLUMN_UNKNOWN(
      ERROR,
      "the select of the sample makes a column that the source has not, or not there",
      "Name it as the declaration does: a column by its name, an ignored one by its header."),
  SAMPLE_FILE_TAKEN(
      ERROR,
      "two sources are the same table of the same file",
      "Give each a file, a sheet or a member of a zip of its own, or make one source of them."),
  SAMPLE_TOO_LARGE(
      ERROR, "the sample has more rows than the format can hold", "Make it at a smaller scale."),

  // Exporting
  EXPORT_FOLDER_TAKEN(
      ERROR,
      "the folder holds files that are not an export",
      "Name another folder: an export takes the place of all that is in its folder."),
  EXPORT_OF_NOTHING(
      ERROR,
      "nothing is published of what is to be exported",
      "Refresh it first; status tells what is published."),
  EXPORT_RUNNING(
      ERROR,
      "another export into the same folder is running",
      "Wait until it has ended, or name another folder."),

  // Staging and building
  DATASET_NOT_PUBLISHED(
      ERROR,
      "a dataset that this one stands on is not published",
      "Refresh that one first, or all of them by naming none."),
  ROWS_LOST(
      ERROR,
      "the staged table does not hold the rows that the reader saw",
      "Run the load again; if it happens twice, report it: it is a fault of the pipeline."),
  SELECT_COLUMN_MISSING(
      ERROR,
      "the select lacks a column of its table",
      "Add the column to the select, as null if there is none."),
  SELECT_COLUMN_UNKNOWN(
      ERROR, "the select makes a column that its table has not", "Rename or remove the column."),
  NOTHING_PUBLISHED(ERROR, "nothing is published of this dataset", "Refresh it first."),
  VERSION_NOT_KEPT(
      ERROR, "there is no such version to go to", "See history for the versions that are kept."),
  CHANGE_UNKNOWN(
      ERROR,
      "the journal of organisations has no such change",
      "See census organisation history CODE for the numbers."),
  CHANGE_REPLACED(
      ERROR,
      "something else was recorded later of the same day, and counts",
      "Take that back first."),
  SELECT_FAILED(ERROR, "the select did not run", "Mend the SQL; the database says why."),
  EXAMPLE_WRONG(
      ERROR,
      "the select does not make what the example expects",
      "Mend the select, or the example if it asks for the wrong thing."),

  // Expectations
  ROW_COUNT_DIFFERS(
      ERROR,
      "the number of rows is not as expected",
      "Compare with the publisher's stated number."),
  KEY_NOT_UNIQUE(
      ERROR,
      "a key stands more than once",
      "Look for doubled rows in the source, or a join that multiplies."),
  VALUE_MISSING(
      ERROR,
      "a value is missing where there must be one",
      "Look at the rows named; a join may have found no partner."),
  REFERENCE_UNKNOWN(
      ERROR,
      "a code is not known to the dataset that it refers to",
      "Check that both are of the same edition of boundaries."),
  VALUE_OUT_OF_RANGE(
      ERROR,
      "a value lies outside its bounds",
      "Look at the rows named; a column may have changed its meaning."),
  VALUE_NOT_ALLOWED(
      ERROR,
      "a value is not one of those allowed",
      "If it is new and right, add it to the declaration."),
  RANK_WRONG(
      ERROR,
      "the ranks do not run from 1 to the number of areas",
      "Look for missing areas, or a column that is not a rank."),
  QUANTILE_WRONG(
      ERROR,
      "a quantile does not follow from its rank",
      "Check the rule and direction in the declaration against the publisher's notes."),
  ORDER_WRONG(
      ERROR, "a rank does not follow from its score", "Look for columns that were exchanged."),
  SOURCES_DISAGREE(
      ERROR,
      "two files of one release differ",
      "Find out from the publisher which one is right; one was probably reissued."),
  SUM_WRONG(
      ERROR,
      "the parts do not add up to the whole",
      "Look at the rows named; a column may have changed its meaning."),
  SENTINEL_WRONG(
      ERROR,
      "a row that is known by heart is different",
      "A column has changed its meaning or its order; compare with the publisher's notes."),
  QUERY_FOUND_ROWS(
      ERROR,
      "a query that must find nothing found rows",
      "See the description of the expectation."),
  QUERY_FOUND_DOUBTFUL(
      WARNING,
      "a query found rows that a person should look at",
      "See the description of the expectation; nothing need be done if they are right."),
  COMPLETENESS_FELL(
      ERROR,
      "a column has lost values against the version in place",
      "Ask the publisher; if the loss is right, raise the bound in the declaration."),
  COMPLETENESS_DRIFTED(
      WARNING,
      "a column has lost some values against the version in place",
      "Look at the difference."),
  ROWS_FELL(
      ERROR,
      "there are fewer or more rows than in the version in place, beyond the bound",
      "Look at the difference; if it is right, raise the bound in the declaration."),
  ROWS_DRIFTED(
      WARNING,
      "the number of rows has changed against the version in place",
      "Look at the difference."),
  NOT_COMPARED(INFO, "an expectation had nothing to be held against", "Nothing need be done."),

  // Enriching
  INPUT_UNREADABLE(
      ERROR,
      "the file can not be read as a table of text",
      "Mend the row named, or save the file again as CSV in UTF-8; nothing has been written."),
  INPUT_COLUMN_NOT_FOUND(
      ERROR, "it is not clear which column is meant", "Name it by the header of the file."),
  INPUT_COLUMN_TAKEN(
      ERROR,
      "the file has columns already that are called as those to be added",
      "Give the added ones another name with --prefix."),
  OUTPUT_COLUMNS_ALIKE(
      ERROR,
      "in Parquet each column has a name of its own",
      "Rename a column of the file, or write CSV."),
  PACKAGE_NOT_FOUND(
      ERROR,
      "there is no package of published tables",
      "Name the folder that census export has made, or the SQLite file in it."),
  ADDITION_UNKNOWN(ERROR, "this can not be added", "census enrich --add ? shows what can be."),
  EDITION_NOT_PUBLISHED(
      ERROR, "that edition of the index is not published here", "Name one that is, or refresh it.");

  private final Severity severity;
  private final String sentence;
  private final String cure;

  Kind(Severity severity, String sentence, String cure) {
    this.severity = severity;
    this.sentence = sentence;
    this.cure = cure;
  }

  /** The stable code, as in {@code header_missing}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Severity severity() {
    return severity;
  }

  public String sentence() {
    return sentence;
  }

  public String cure() {
    return cure;
  }

  public Finding at(Place place) {
    return new Finding(this, place);
  }
}
