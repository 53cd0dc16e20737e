package census.etl.finding;

/** How much a finding matters. */
public enum Severity {
  /** The dataset is not published. */
  ERROR,
  /** The dataset is published; a person should look within days. */
  WARNING,
  /** Worth knowing. */
  INFO
}
