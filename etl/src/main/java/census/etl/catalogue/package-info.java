/** Reads and checks the declarations of source-data/; knows no database and no file but its own. */
@NullMarked
package census.etl.catalogue;

import org.jspecify.annotations.NullMarked;
