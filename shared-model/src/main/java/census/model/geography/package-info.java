/** Places and the codes that name them. */
@NullMarked
package census.model.geography;

import org.jspecify.annotations.NullMarked;
