/** Words that people mistype, and what they may have meant. */
@NullMarked
package census.model.wording;

import org.jspecify.annotations.NullMarked;
