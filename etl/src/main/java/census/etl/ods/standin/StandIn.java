package census.etl.ods.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import census.etl.ods.OdsConfiguration.Way;
import census.etl.ods.OdsRecord;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Answers in all ways in which the Organisation Data Service does, of one directory. */
public final class StandIn implements AutoCloseable {

  private static final int USUAL_PAGE = 20;

  private final Directory directory;
  private final HttpServer server;
  private final ExecutorService workers = Executors.newFixedThreadPool(4, StandIn::daemon);
  private final AtomicInteger requests = new AtomicInteger();
  private volatile Mood mood = Mood.GOOD;

  public StandIn(Directory directory) {
    this.directory = directory;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("The stand-in did not start", e);
    }
    route(Way.ORD, this::ord);
    route(Way.FHIR, this::terminology);
    route(Way.REPORTS, this::report);
    server.setExecutor(workers);
    server.start();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "stand-in");
    thread.setDaemon(true);
    return thread;
  }

  public URI address(Way way) {
    return URI.create("http://127.0.0.1:%d%s".formatted(server.getAddress().getPort(), path(way)));
  }

  /** How it answers from now on. */
  public void in(Mood mood) {
    this.mood = mood;
  }

  /** How often it was asked. */
  public int requests() {
    return requests.get();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }

  private static String path(Way way) {
    return switch (way) {
      case ORD -> "/ORD/2-0-0/";
      case FHIR -> "/organisation-data-terminology-api/fhir/";
      case REPORTS -> "/api/";
    };
  }

  /** What is asked: the path below the interface, and the parameters. */
  private record Question(URI base, String path, Map<String, String> parameters) {

    LocalDate day(String parameter) {
      return LocalDate.parse(parameters.getOrDefault(parameter, "").replace("ge", ""));
    }
  }

  @FunctionalInterface
  private interface Answering {
    Optional<byte[]> answer(Question question);
  }

  private void route(Way way, Answering answering) {
    server.createContext(
        path(way),
        exchange -> {
          requests.incrementAndGet();
          Optional<byte[]> answer = answering.answer(question(way, exchange));
          mood.next().give(exchange, answer);
        });
  }

  private Question question(Way way, HttpExchange exchange) {
    URI asked = exchange.getRequestURI();
    Map<String, String> parameters = new HashMap<>();
    if (asked.getQuery() != null) {
      Arrays.stream(asked.getQuery().split("&"))
          .map(parameter -> parameter.split("=", 2))
          .forEach(parameter -> parameters.put(parameter[0], parameter[parameter.length - 1]));
    }
    return new Question(address(way), asked.getPath().substring(path(way).length()), parameters);
  }

  private static byte[] json(Object answer) {
    return JsonMapper.shared().writeValueAsBytes(answer);
  }

  private Optional<byte[]> ord(Question question) {
    if (question.path().equals("sync")) {
      List<OdsRecord> changed = directory.changedSince(question.day("LastChangeDate"));
      return Optional.of(json(OrdShape.sync(changed, question.base())));
    }
    return directory
        .find(question.path().replace("organisations/", ""))
        .map(one -> json(OrdShape.organisation(one)));
  }

  private Optional<byte[]> terminology(Question question) {
    String path = question.path();
    if (path.equals("ValueSet/$expand")) {
      return Optional.of(json(TerminologyShape.successions(directory.all())));
    }
    if (path.equals("Organization")) {
      return Optional.of(page(question, organizations(question)));
    }
    if (path.equals("OrganizationAffiliation")) {
      return Optional.of(page(question, affiliations(question)));
    }
    return directory
        .find(path.replace("Organization/", ""))
        .map(one -> json(TerminologyShape.organization(one)));
  }

  private List<Map<String, Object>> organizations(Question question) {
    return directory.changedSince(question.day("_lastUpdated")).stream()
        .map(TerminologyShape::organization)
        .toList();
  }

  private List<Map<String, Object>> affiliations(Question question) {
    List<OdsRecord> of =
        question.parameters().containsKey("primary-organization")
            ? directory.find(question.parameters().get("primary-organization")).stream().toList()
            : directory.changedSince(question.day("_lastUpdated"));
    List<Map<String, Object>> affiliations = new ArrayList<>();
    of.forEach(
        one ->
            one.relationships()
                .forEach(
                    relationship ->
                        affiliations.add(TerminologyShape.affiliation(one, relationship))));
    return affiliations;
  }

  /** So many at once as are asked for, but never more than a few, so that there are pages. */
  private static byte[] page(Question question, List<Map<String, Object>> all) {
    int size =
        Math.min(
            Integer.parseInt(question.parameters().getOrDefault("_count", "" + USUAL_PAGE)), 100);
    int from = Integer.parseInt(question.parameters().getOrDefault("_getpagesoffset", "0"));
    int to = Math.min(from + size, all.size());
    String self = question.base() + question.path();
    Map<String, String> further = new HashMap<>(question.parameters());
    further.put("_getpagesoffset", String.valueOf(to));
    String next =
        self + "?" + String.join("&", further.entrySet().stream().map(Object::toString).toList());
    return json(
        TerminologyShape.bundle(
            IntStream.range(from, to).mapToObj(all::get).toList(),
            all.size(),
            self,
            to < all.size() ? next : null));
  }

  private Optional<byte[]> report(Question question) {
    return ReportShape.report(question.parameters().getOrDefault("report", ""), directory.all())
        .map(text -> text.getBytes(UTF_8));
  }
}
