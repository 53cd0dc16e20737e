/** Ranks, the quantiles that follow from them, and the rule that each nation uses. */
@NullMarked
package census.model.deprivation;

import org.jspecify.annotations.NullMarked;
