/** Versions: built, switched to, gone back to, compared and dropped. */
@NullMarked
package census.etl.publish;

import org.jspecify.annotations.NullMarked;
