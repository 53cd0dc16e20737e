package census.api.postcode;

import census.api.web.InMemory;
import census.api.web.Published;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The directory that is answered from. */
@Configuration(proxyBeanMethods = false)
class DirectoryInMemory {

  @Bean
  InMemory<Directory> postcodeDirectory(Published published, InMemory.Settings settings) {
    return new InMemory<>(new DirectoryReader(published), settings);
  }
}
