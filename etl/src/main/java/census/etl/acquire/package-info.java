/** Gets a source file from a folder or from its publisher's address; does not look inside. */
@NullMarked
package census.etl.acquire;

import org.jspecify.annotations.NullMarked;
