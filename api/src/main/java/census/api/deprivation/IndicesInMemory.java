package census.api.deprivation;

import census.api.web.InMemory;
import census.api.web.ListRoute;
import census.api.web.Published;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The indices that are answered from. */
@Configuration(proxyBeanMethods = false)
class IndicesInMemory {

  @Bean
  InMemory<Indices> indices(
      Published published, List<ListRoute> lists, InMemory.Settings settings) {
    return new InMemory<>(new IndicesReader(published, lists), settings);
  }
}
