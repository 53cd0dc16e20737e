/**
 * Shapefiles: the outlines of areas and what is said of each, as publishers of boundaries hand them
 * out.
 */
@NullMarked
package census.etl.shapefile;

import org.jspecify.annotations.NullMarked;
