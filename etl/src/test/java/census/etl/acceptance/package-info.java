/**
 * What the pipeline promises, held against it from outside: publishers' own files come out as they
 * went in, damaged ones change nothing that is served, and declared examples hold.
 */
package census.etl.acceptance;
