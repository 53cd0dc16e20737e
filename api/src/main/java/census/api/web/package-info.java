/**
 * What all routes share: the pattern of a list, its filters, pages, formats and errors. It knows no
 * subject; a subject declares its lists as values of {@link census.api.web.ListRoute}.
 */
@NullMarked
package census.api.web;

import org.jspecify.annotations.NullMarked;
