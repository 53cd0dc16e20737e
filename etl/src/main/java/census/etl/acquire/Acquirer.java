package census.etl.acquire;

import census.etl.catalogue.Source;

/** Gets the file of a source. What can go wrong is a {@code Fault} with located findings. */
public interface Acquirer {

  /** The first of the source's files that is to be had, plain and checked against its pin. */
  Acquired acquire(Source source);

  /**
   * Whether what is offered now is still the file that was acquired before. Never downloads a file,
   * and never fails because the source can not be reached: that is an answer too.
   *
   * @param sha256 of the file that was acquired before
   */
  Standing standing(Source source, String sha256);
}
