/** The lists of organisations, made from the answers of the service that kept them before. */
@NullMarked
package census.etl.organisation;

import org.jspecify.annotations.NullMarked;
