/** Organisations of the health service and what they belong to. */
@NullMarked
package census.api.organisation;

import org.jspecify.annotations.NullMarked;
