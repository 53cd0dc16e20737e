package census.api.benchmark;

import java.io.IOException;

/** A server that requests are sent to, and what it has spent on them. */
interface Asked {

  String address();

  double processorSeconds() throws IOException;
}
