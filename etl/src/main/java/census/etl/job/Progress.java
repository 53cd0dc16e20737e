package census.etl.job;

import census.etl.catalogue.Dataset;

/** Told what is going on while it goes on. Called from several threads. */
public interface Progress {

  /** Tells nobody. */
  Progress SILENT = new Progress() {};

  default void started(Dataset dataset) {}

  /** A step, as in {@code stage File 1}. */
  default void step(Dataset dataset, String step) {}

  /** So many more rows were copied in the step. */
  default void rows(Dataset dataset, long more) {}

  default void ended(DatasetReport report) {}
}
