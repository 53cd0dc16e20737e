/** The postcode directory: held in memory, looked up, searched, and answered. */
@NullMarked
package census.api.postcode;

import org.jspecify.annotations.NullMarked;
