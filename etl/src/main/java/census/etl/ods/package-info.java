/** What the Organisation Data Service says of organisations, in whichever way it is asked. */
@NullMarked
package census.etl.ods;

import org.jspecify.annotations.NullMarked;
