package census.api;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The API, run from its jar: {@code java -jar census-api.jar}. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class CensusApi {

  public static void main(String[] arguments) {
    SpringApplication.run(CensusApi.class, arguments);
  }
}
