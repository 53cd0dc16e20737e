package census.etl.job;

import census.etl.acquire.Acquired;
import census.etl.catalogue.Source;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The files of one refresh: each source is acquired once, however many datasets want it. */
final class Shelf {

  private final Function<Source, Acquired> acquirer;
  private final Map<String, CompletableFuture<Acquired>> files = new ConcurrentHashMap<>();

  Shelf(Function<Source, Acquired> acquirer) {
    this.acquirer = acquirer;
  }

  /** The file, or the fault that it was met with at the first try. */
  Acquired take(Source source) {
    CompletableFuture<Acquired> mine = new CompletableFuture<>();
    CompletableFuture<Acquired> first = files.putIfAbsent(source.id(), mine);
    if (first == null) {
      first = mine;
      try {
        mine.complete(acquirer.apply(source));
      } catch (RuntimeException e) {
        mine.completeExceptionally(e);
      }
    }
    try {
      return first.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
