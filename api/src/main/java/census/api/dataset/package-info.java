/** Where the served data came from, and whether it is there. */
@NullMarked
package census.api.dataset;

import org.jspecify.annotations.NullMarked;
