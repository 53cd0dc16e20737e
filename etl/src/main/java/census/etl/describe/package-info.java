/** Looks at a publisher's file and drafts a declaration for it. */
@NullMarked
package census.etl.describe;

import org.jspecify.annotations.NullMarked;
