package census.etl.ods;

import census.etl.acquire.Service;
import census.etl.acquire.WebLimits;
import census.etl.catalogue.Catalogue;
import census.etl.database.Secret;
import census.etl.finding.Fault;
import census.etl.finding.Kind;
import census.etl.finding.Place;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the Organisation Data Service is asked.
 *
 * @param key that the service knows us by; null if it asks for none
 */
public record OdsConfiguration(Way way, URI address, @Nullable String key, Duration between) {

  /** No service wants more than five requests a second. */
  private static final Duration USUAL = Duration.ofMillis(250);

  /** The ways in which it answers. */
  public enum Way {
    /** Organisation Reference Data, 2-0-0. */
    ORD("https://directory.spineservices.nhs.uk/ORD/2-0-0/"),
    /** Organisation Data Terminology, FHIR R4. */
    FHIR("https://api.service.nhs.uk/organisation-data-terminology-api/fhir/"),
    /** The predefined reports of Data Search and Export. */
    REPORTS("https://www.odsdatasearchandexport.nhs.uk/api/");

    private final URI usual;

    Way(String usual) {
      this.usual = URI.create(usual);
    }
  }

  /** CENSUS_ODS, CENSUS_ODS_URL, and CENSUS_ODS_KEY or CENSUS_ODS_KEY_FILE. */
  public static OdsConfiguration fromEnvironment(Map<String, String> environment) {
    Way way = way(environment);
    @Nullable String key = Secret.of("CENSUS_ODS_KEY", environment).orElse(null);
    if (way == Way.FHIR && key == null && !environment.containsKey("CENSUS_ODS_URL")) {
      throw wrong("CENSUS_ODS_KEY", "nothing", "the key of the FHIR interface");
    }
    @Nullable String address = environment.get("CENSUS_ODS_URL");
    return new OdsConfiguration(way, address == null ? way.usual : address(address), key, USUAL);
  }

  /** The way alone: FHIR, if nothing else is said. */
  public static Way way(Map<String, String> environment) {
    String name = environment.getOrDefault("CENSUS_ODS", Way.FHIR.name());
    return Arrays.stream(Way.values())
        .filter(way -> way.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                wrong(
                    "CENSUS_ODS",
                    name,
                    Arrays.stream(Way.values())
                        .map(way -> way.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "))));
  }

  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw wrong("CENSUS_ODS_URL", text, "an address");
    }
  }

  private static Fault wrong(String variable, String found, String expected) {
    return new Fault(Kind.SETTING_WRONG.at(Place.file(variable)).found(found).expected(expected));
  }

  /** Nothing is asked yet. */
  public OrganisationService open(Catalogue catalogue, WebLimits limits) {
    Map<String, String> headers = key == null ? Map.of() : Map.of("apikey", key);
    Service service = new Service(address, limits, headers, between);
    return switch (way) {
      case ORD -> new OrdService(service);
      case FHIR -> new TerminologyService(service);
      case REPORTS -> new ReportService(service, catalogue);
    };
  }

  @Override
  public String toString() {
    return way.name().toLowerCase(Locale.ROOT) + " at " + address;
  }
}
