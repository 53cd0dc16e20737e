package census.etl.sample;

import census.etl.catalogue.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;

public final class Sample {
  public Sample(DataSource d, Catalogue c) {
    System.out.println(d + "" + c.root());
  }

  public List<Path> write(Path folder, long seed, double scale, Consumer<Path> p) {
    p.accept(folder);
    return List.of(Path.of(folder + "" + seed + scale));
  }
}
