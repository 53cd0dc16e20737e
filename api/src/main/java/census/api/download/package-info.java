/** The newest export, for those who want whole tables. */
@NullMarked
package census.api.download;

import org.jspecify.annotations.NullMarked;
