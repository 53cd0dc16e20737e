/** The nations' indices of deprivation. */
@NullMarked
package census.api.deprivation;

import org.jspecify.annotations.NullMarked;
