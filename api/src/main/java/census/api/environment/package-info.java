/** What surrounds people: gardens, and other people. */
@NullMarked
package census.api.environment;

import org.jspecify.annotations.NullMarked;
