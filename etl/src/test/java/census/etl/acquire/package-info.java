@NullMarked
package census.etl.acquire;

import org.jspecify.annotations.NullMarked;
