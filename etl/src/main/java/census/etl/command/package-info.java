/** The command line: what people type, see and get back. */
@NullMarked
package census.etl.command;

import org.jspecify.annotations.NullMarked;
