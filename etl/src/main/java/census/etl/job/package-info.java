/** Puts acquire, stage, check and publish together as Spring Batch jobs, one per dataset. */
@NullMarked
package census.etl.job;

import org.jspecify.annotations.NullMarked;
