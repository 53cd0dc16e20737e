package census.etl.catalogue;

/**
 * The formats in which publishers hand out tables; a shapefile is several files, kept in one zip.
 */
public enum Format {
  CSV,
  XLSX,
  XLS,
  ODS,
  SHAPEFILE
}
