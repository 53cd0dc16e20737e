package census.etl.job;

import census.etl.publish.Loads;
import census.etl.publish.Versions;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What every load works with.
 *
 * @param codeVersion of the pipeline, for the record
 */
record Workshop(
    DataSource dataSource,
    JdbcClient jdbc,
    Loads loads,
    Versions versions,
    BatchInfrastructure batch,
    String codeVersion) {}
