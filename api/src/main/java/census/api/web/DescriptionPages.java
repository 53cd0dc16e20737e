package census.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.util.DigestUtils;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.json.JsonMapper;

/** Where the description is: for programs, and for people on a page that tries things out. */
@Configuration(proxyBeanMethods = false)
class DescriptionPages {

  static final String SCHEMA = "schema";
  static final String SWAGGER_UI = "swagger-ui";

  private static final Duration FRESH = Duration.ofHours(1);

  /** What the page consists of; nothing comes from elsewhere. */
  private static final List<String> FILES =
      List.of(
          "index.html",
          "index.css",
          "swagger-ui.css",
          "swagger-ui-bundle.js",
          "swagger-ui-standalone-preset.js",
          "favicon-16x16.png",
          "favicon-32x32.png");

  /** Ours, because it says which description is shown. */
  private static final String INITIALIZER = "swagger-initializer.js";

  private final Map<Base, byte[]> descriptions = new EnumMap<>(Base.class);

  DescriptionPages(Description description) {
    for (Base base : Base.values()) {
      descriptions.put(base, JsonMapper.shared().writeValueAsBytes(description.of(base)));
    }
  }

  @Bean
  RouterFunction<ServerResponse> descriptionAnswers() {
    return request ->
        Address.of(request.requestPath().pathWithinApplication())
            .flatMap(address -> at(address.base(), address.segments()));
  }

  private Optional<HandlerFunction<ServerResponse>> at(Base base, List<String> segments) {
    if (segments.equals(List.of(SCHEMA))) {
      return Optional.of(request -> schema(base, request));
    }
    if (segments.equals(List.of(SWAGGER_UI))) {
      return Optional.of(
          request ->
              ServerResponse.status(HttpStatus.FOUND)
                  .location(URI.create(base.path() + "/" + SWAGGER_UI + "/index.html"))
                  .build());
    }
    boolean isFile = segments.size() == 2 && segments.get(0).equals(SWAGGER_UI);
    return isFile ? file(segments.get(1)).map(file -> request -> answer(file)) : Optional.empty();
  }

  private ServerResponse schema(Base base, ServerRequest request) {
    byte[] description = descriptions.getOrDefault(base, new byte[0]);
    String tag = "W/\"" + DigestUtils.md5DigestAsHex(description) + "\"";
    return Behind.isKnown(tag, request)
        ? Behind.tagged(ServerResponse.status(HttpStatus.NOT_MODIFIED), tag).build()
        : Behind.tagged(ServerResponse.ok(), tag)
            .contentType(MediaType.APPLICATION_JSON)
            .body(description);
  }

  private static Optional<Resource> file(String name) {
    if (name.equals(INITIALIZER)) {
      return Optional.of(new ClassPathResource(INITIALIZER, DescriptionPages.class));
    }
    return FILES.contains(name)
        ? Optional.of(
            new ClassPathResource(
                "META-INF/resources/webjars/swagger-ui/" + Version.OF_SWAGGER_UI + "/" + name))
        : Optional.empty();
  }

  private static ServerResponse answer(Resource file) {
    return ServerResponse.ok()
        .contentType(MediaTypeFactory.getMediaType(file).orElse(MediaType.TEXT_PLAIN))
        .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
        .body(file);
  }

  /** Its files lie in a folder with the name of their version. */
  private static final class Version {

    static final String OF_SWAGGER_UI = read();

    private static String read() {
      try (InputStream in =
          new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties")
              .getInputStream()) {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        return properties.getProperty("version");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
