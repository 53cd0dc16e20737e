package census.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.DigestUtils;

/**
 * A route that is no list, declared as a value. A subject makes one bean of it, and the route has
 * both base paths, its parameters checked, caching, errors and description.
 *
 * @param segments the address, where {@code {name}} stands for anything
 * @param older where it answers too
 * @param operation its name in the description, and in clients that are made from it
 * @param body what must be sent, where something must
 * @param answer what comes back
 * @param packed what it is where it is no JSON
 * @param madeOf differs when what comes back is made otherwise, and so do the tags of its answers
 * @param refusals what else may come back, and what that means
 */
public record Route(
    HttpMethod method,
    List<String> segments,
    Base older,
    String operation,
    String summary,
    List<Parameter> parameters,
    Optional<Part.Nested> body,
    long largestBody,
    Part answer,
    Optional<MediaType> packed,
    String madeOf,
    Map<HttpStatus, String> refusals,
    Function<Question, Answer> handler) {

  public static Declaration get(String path, String operation) {
    return new Declaration(HttpMethod.GET, path, operation);
  }

  public static Declaration post(String path, String operation) {
    return new Declaration(HttpMethod.POST, path, operation);
  }

  String path() {
    return String.join("/", segments);
  }

  boolean isAlone() {
    return method.equals(HttpMethod.GET) && segments.stream().noneMatch(Route::isVariable);
  }

  /** What stands in the variable segments of an address, if it is one of this route. */
  Optional<Map<String, String>> match(List<String> asked) {
    if (asked.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (isVariable(segment)) {
        values.put(segment.substring(1, segment.length() - 1), asked.get(i));
      } else if (!segment.equals(asked.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** Whether the answer is a file, of whichever type. */
  boolean answersWithAFile() {
    return packed.equals(Optional.of(MediaType.APPLICATION_OCTET_STREAM));
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  /** How much of the address is a variable: where two routes match, the one with less is meant. */
  long variables() {
    return segments.stream().filter(Route::isVariable).count();
  }

  /** Says one thing about a route at a time. */
  public static final class Declaration {

    private final HttpMethod method;
    private final List<String> segments;
    private final String operation;
    private final List<Parameter> parameters = new ArrayList<>();
    private final Map<HttpStatus, String> refusals = new LinkedHashMap<>();
    private Base older = Base.OLDER;
    private String summary = "";
    private Optional<Part.Nested> body = Optional.empty();
    private long largestBody;
    private Optional<MediaType> packed = Optional.empty();
    private Optional<Part> answer = Optional.empty();

    private Declaration(HttpMethod method, String path, String operation) {
      this.method = method;
      this.segments = List.of(path.split("/", -1));
      this.operation = operation;
    }

    /** For a route of another older service than that of most. */
    public Declaration of(Base service) {
      older = service;
      return this;
    }

    public Declaration summary(String title) {
      summary = title;
      return this;
    }

    /** What a variable segment of the path means. */
    public Declaration path(String name, String meaning) {
      parameters.add(Parameter.inPath(name, meaning));
      return this;
    }

    public Declaration takes(Parameter... more) {
      parameters.addAll(Arrays.asList(more));
      return this;
    }

    public Declaration takesBody(long largest, Part.Nested sent) {
      largestBody = largest;
      body = Optional.of(sent);
      refusals.put(HttpStatus.CONTENT_TOO_LARGE, "More was sent than is taken at a time");
      return this;
    }

    public Declaration answers(Part given) {
      answer = Optional.of(given);
      return this;
    }

    /** What comes back is a bare array. */
    public Declaration answersWithSeveral(Part.Nested each) {
      answer = Optional.of(new Part.Several(each));
      return this;
    }

    /** For answers that are {@link Answer#packed}. */
    public Declaration packedAs(MediaType type) {
      packed = Optional.of(type);
      return this;
    }

    /** For answers that are an {@link Answer.File}. */
    public Declaration answersWithAFile() {
      packed = Optional.of(MediaType.APPLICATION_OCTET_STREAM);
      refuses(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "The file has no such part");
      return answers(Part.object("file", "A file"));
    }

    public Declaration refuses(HttpStatus status, String meaning) {
      refusals.put(status, meaning);
      return this;
    }

    public Route by(Function<Question, Answer> handler) {
      Part given =
          answer.orElseThrow(
              () -> new IllegalStateException("the route %s answers nothing".formatted(operation)));
      return new Route(
          method,
          segments,
          older,
          operation,
          summary,
          List.copyOf(parameters),
          body,
          largestBody,
          given,
          packed,
          operation + " " + DigestUtils.md5DigestAsHex(given.toString().getBytes(UTF_8)),
          refusals,
          handler);
    }
  }
}
