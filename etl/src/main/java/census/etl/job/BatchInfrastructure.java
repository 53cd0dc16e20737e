package census.etl.job;

import census.etl.database.Database;
import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Isolation;

/** Spring Batch on the pipeline's database, its job repository in a schema of its own. */
final class BatchInfrastructure implements AutoCloseable {

  // Every load has a number of its own, so two jobs never ask for the same instance.
  @Configuration
  @EnableBatchProcessing
  @EnableJdbcJobRepository(
      tablePrefix = "batch.BATCH_",
      isolationLevelForCreate = Isolation.READ_COMMITTED)
  static class Repository {}

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  BatchInfrastructure(Database database) {
    // Registered as it is and not as a bean to be made: the context would close it when it closes.
    context.getBeanFactory().registerSingleton("dataSource", database.dataSource());
    context.registerBean(
        "transactionManager",
        PlatformTransactionManager.class,
        () -> new JdbcTransactionManager(database.dataSource()));
    context.register(Repository.class);
    context.refresh();
  }

  JobRepository repository() {
    return context.getBean(JobRepository.class);
  }

  JobOperator operator() {
    return context.getBean(JobOperator.class);
  }

  PlatformTransactionManager transactions() {
    return context.getBean(PlatformTransactionManager.class);
  }

  /** Marks as failed what a process that died left as running. */
  void recover() {
    for (String job : repository().getJobNames()) {
      repository()
          .findRunningJobExecutions(job)
          .forEach(execution -> operator().recover(execution));
    }
  }

  @Override
  public void close() {
    context.close();
  }
}
