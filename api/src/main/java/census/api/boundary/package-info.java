/** Where areas lie: which contain a point, and maps of them as vector tiles. */
@NullMarked
package census.api.boundary;

import org.jspecify.annotations.NullMarked;
