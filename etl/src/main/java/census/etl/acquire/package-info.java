/**
 * Gets a source file from a folder or from its publisher's address; does not look inside.
 *
 * <p>In the cache, {@code files/} holds accepted content under its SHA-256 and is never written
 * again, {@code records/} says which content an address, an archive's member or an unchanged file
 * stands for, and {@code parts/}, {@code temporary/} and {@code locks/} hold what is under way.
 * Nothing in it is precious: it may be deleted whole while no process uses it, at the price of
 * downloading and unpacking again.
 */
@NullMarked
package census.etl.acquire;

import org.jspecify.annotations.NullMarked;
