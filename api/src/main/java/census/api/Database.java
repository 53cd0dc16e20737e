package census.api;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Locale;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * How the API reaches the database: read-only, as the reader, and not before the first question.
 */
@Configuration(proxyBeanMethods = false)
class Database {

  private static final int CONNECT_SECONDS = 2;

  /**
   * @param url {@code jdbc:postgresql://host/name} or {@code postgres://host/name}; there may be
   *     several hosts, with commas between them
   * @param connections how many at most
   * @param connectionTimeout after which the database is thought to be down
   * @param statementTimeout after which a question is given up
   */
  @ConfigurationProperties("census.database")
  record Settings(
      @DefaultValue("jdbc:postgresql://localhost:5432/census") String url,
      @DefaultValue("12") int connections,
      @DefaultValue("1s") Duration connectionTimeout,
      @DefaultValue("10s") Duration statementTimeout) {}

  @ConfigurationProperties("census.reader")
  record Reader(@DefaultValue("census_api") String user, @DefaultValue("") String password) {}

  @Bean
  @Primary
  DataSource dataSource(HikariDataSource pool, Settings settings, Reader reader) {
    PGSimpleDataSource besideThePool = new PGSimpleDataSource();
    besideThePool.setUrl(jdbcUrl(settings.url()));
    besideThePool.setUser(reader.user());
    besideThePool.setPassword(reader.password());
    besideThePool.setConnectTimeout(CONNECT_SECONDS);
    return new Gate(pool, besideThePool);
  }

  @Bean(destroyMethod = "close")
  HikariDataSource pool(Settings settings, Reader reader) {
    HikariConfig pool = new HikariConfig();
    pool.setPoolName("census");
    pool.setJdbcUrl(jdbcUrl(settings.url()));
    pool.setUsername(reader.user());
    pool.setPassword(reader.password());
    pool.setMaximumPoolSize(settings.connections());
    // None are kept for the sake of it: the pool would try to make them while the database is down,
    // and wait longer and longer between two tries.
    pool.setMinimumIdle(0);
    pool.setConnectionTimeout(settings.connectionTimeout().toMillis());
    // Start without a database: the API then says 503 until it is there.
    pool.setInitializationFailTimeout(-1);
    pool.setReadOnly(true);
    // All that one answer reads is of one moment: see census.api.web.Published.
    pool.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    pool.addDataSourceProperty("ApplicationName", "census-api");
    pool.addDataSourceProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
    // Numbers come as PostgreSQL writes them, and so with the publisher's digits: see Row.
    pool.addDataSourceProperty("binaryTransfer", "false");
    pool.addDataSourceProperty("options", options(settings));
    return new HikariDataSource(pool);
  }

  /** A filter's plan depends on its value: a plan made for any value reads whole tables. */
  private static String options(Settings settings) {
    return "-c statement_timeout=%d -c lock_timeout=3000 -c plan_cache_mode=force_custom_plan -c jit=off"
        .formatted(settings.statementTimeout().toMillis());
  }

  /** Hosting platforms hand out {@code postgres://}, which the driver does not know. */
  static String jdbcUrl(String url) {
    String scheme = url.substring(0, Math.max(0, url.indexOf(':'))).toLowerCase(Locale.ROOT);
    if (scheme.equals("jdbc")) {
      return url;
    }
    if (!scheme.equals("postgres") && !scheme.equals("postgresql")) {
      throw new IllegalArgumentException(
          "CENSUS_DATABASE_URL must begin with jdbc:postgresql: or postgres:");
    }
    // The user and password of the address are not the reader's: they are left out.
    String rest = url.substring(scheme.length() + "://".length());
    int path = rest.indexOf('/') < 0 ? rest.length() : rest.indexOf('/');
    return "jdbc:postgresql://" + rest.substring(rest.lastIndexOf('@', path) + 1);
  }
}
