package census.etl.acceptance;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands every test class the same one of something that takes long to make, and closes it. */
abstract class OncePerRun<T extends AutoCloseable> implements ParameterResolver {

  private final Class<T> type;
  private final Supplier<T> maker;

  OncePerRun(Class<T> type, Supplier<T> maker) {
    this.type = type;
    this.maker = maker;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .computeIfAbsent(type, key -> maker.get(), type);
  }
}
