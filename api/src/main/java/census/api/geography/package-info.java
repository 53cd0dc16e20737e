/** The areas: what they are called, in which edition, and which larger areas they lie in. */
@NullMarked
package census.api.geography;

import org.jspecify.annotations.NullMarked;
