package census.etl.job;

import census.etl.acquire.Acquired;
import census.etl.acquire.Acquirer;
import census.etl.catalogue.Source;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/** The files of one refresh: each source is acquired once, however many datasets want it. */
final class Shelf {

  private final Acquirer acquirer;
  private final Map<String, CompletableFuture<Acquired>> files = new ConcurrentHashMap<>();

  Shelf(Acquirer acquirer) {
    this.acquirer = acquirer;
  }

  /** The file, or the fault that it was met with at the first try. */
  Acquired take(Source source) {
    CompletableFuture<Acquired> mine = new CompletableFuture<>();
    CompletableFuture<Acquired> first = files.putIfAbsent(source.id(), mine);
    if (first == null) {
      first = mine;
      try {
        mine.complete(acquirer.acquire(source));
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
