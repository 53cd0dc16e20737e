/** The tables at which the pipeline and the API meet, as the migrations leave them. */
@NullMarked
package census.model.schema;

import org.jspecify.annotations.NullMarked;
