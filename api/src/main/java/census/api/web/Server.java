package census.api.web;

import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;

/** What stands in front of every route. */
@Configuration(proxyBeanMethods = false)
class Server {

  @Bean
  FilterRegistrationBean<Door> door(Routes routes, Limits limits) {
    FilterRegistrationBean<Door> door =
        new FilterRegistrationBean<>(
            new Door(routes, new Allowance(limits.requestsPerMinute(), System::nanoTime)));
    door.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
    return door;
  }

  /** Every address answers with and without its last slash. */
  @Bean
  FilterRegistrationBean<UrlHandlerFilter> lastSlash() {
    FilterRegistrationBean<UrlHandlerFilter> lastSlash =
        new FilterRegistrationBean<>(
            UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build());
    lastSlash.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
    return lastSlash;
  }

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> refusals() {
    return server ->
        server.addContextCustomizers(
            context ->
                ((StandardHost) context.getParent())
                    .setErrorReportValveClass(Refusal.class.getName()));
  }
}
