/**
 * Programs that measure, run by hand: each is named by the question that it answers. See {@code
 * docs/benchmarks.md}.
 */
package census.api.benchmark;
