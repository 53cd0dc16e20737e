package census.etl.catalogue;

/** The formats in which publishers hand out tables. */
public enum Format {
  CSV,
  XLSX,
  XLS,
  ODS
}
