package census.etl.ods.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * How often the stand-in does something else than it should, and what then.
 *
 * @param often from 0, never, to 1, always
 */
public record Mood(Random chance, double often, List<Behaviour> behaviours) {

  /** Always answers well. */
  public static final Mood GOOD = new Mood(new Random(0), 0, List.of(Behaviour.WELL));

  /** Never answers. */
  public static final Mood DOWN = new Mood(new Random(0), 1, List.of(Behaviour.OUT_OF_ORDER));

  /** Everything that passes, now and then. */
  public static Mood bad(long seed, double often) {
    return new Mood(
        new Random(seed),
        often,
        Arrays.stream(Behaviour.values())
            .filter(behaviour -> behaviour != Behaviour.WELL)
            .filter(behaviour -> behaviour != Behaviour.SILENT)
            .toList());
  }

  /** What it does with one request. */
  public enum Behaviour {
    WELL {
      @Override
      void give(HttpExchange exchange, byte[] answer) throws IOException {
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
      }
    },
    OUT_OF_ORDER {
      @Override
      void give(HttpExchange exchange, byte[] answer) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "0");
        exchange.sendResponseHeaders(503, -1);
      }
    },
    OUT_OF_BREATH {
      @Override
      void give(HttpExchange exchange, byte[] answer) throws IOException {
        exchange.getResponseHeaders().set("Retry-After", "0");
        exchange.sendResponseHeaders(429, -1);
      }
    },
    ELSEWHERE {
      @Override
      void give(HttpExchange exchange, byte[] answer) throws IOException {
        exchange.getResponseHeaders().set("Location", exchange.getRequestURI().toString());
        exchange.sendResponseHeaders(307, -1);
      }
    },
    /** The connection is cut. */
    CUT_OFF {
      @Override
      void give(HttpExchange exchange, byte[] answer) throws IOException {
        exchange.sendResponseHeaders(200, answer.length + 1L);
        exchange.getResponseBody().write(answer, 0, answer.length / 2);
      }
    },
    /** Half of it, as if it were all. */
    HALF {
      @Override
      void give(HttpExchange exchange, byte[] answer) throws IOException {
        exchange.sendResponseHeaders(200, answer.length / 2);
        exchange.getResponseBody().write(answer, 0, answer.length / 2);
      }
    },
    SILENT {
      @Override
      void give(HttpExchange exchange, byte[] answer) throws IOException {
        try {
          Thread.sleep(60_000);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    };

    abstract void give(HttpExchange exchange, byte[] answer) throws IOException;
  }

  synchronized Mood.Turn next() {
    return new Turn(
        chance.nextDouble() < often
            ? behaviours.get(chance.nextInt(behaviours.size()))
            : Behaviour.WELL);
  }

  /** What is done with one request. */
  record Turn(Behaviour behaviour) {

    void give(HttpExchange exchange, Optional<byte[]> answer) throws IOException {
      try (exchange;
          OutputStream body = exchange.getResponseBody()) {
        if (answer.isEmpty() && behaviour == Behaviour.WELL) {
          exchange.sendResponseHeaders(404, -1);
        } else {
          behaviour.give(exchange, answer.orElseGet(() -> new byte[] {'{', '}'}));
        }
        body.flush();
      }
    }
  }
}
