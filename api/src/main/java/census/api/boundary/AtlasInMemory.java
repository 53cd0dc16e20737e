package census.api.boundary;

import census.api.web.InMemory;
import census.api.web.Published;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The atlas that is answered from. */
@Configuration(proxyBeanMethods = false)
class AtlasInMemory {

  @Bean
  InMemory<Atlas> atlas(Published published, InMemory.Settings settings) {
    return new InMemory<>(new AtlasReader(published), settings);
  }
}
