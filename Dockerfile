# Two images of what Maven has built: docker build --target pipeline, and --target api. Libraries are a layer of
# their own, as they seldom change. What Java finds out in a start is kept for the next ones; a Java that can not
# use it starts without.
FROM eclipse-temurin:25-jre AS base
WORKDIR /census

FROM base AS pipeline
COPY etl/target/lib etl/target/lib
COPY etl/target/census-etl.jar etl/target/
COPY source-data source-data
RUN java -XX:+UseSerialGC -XX:AOTCacheOutput=/census/pipeline.aot -Dcensus.root=/census -jar etl/target/census-etl.jar datasets > /dev/null \
  && printf '#!/bin/sh\nexec java ${CENSUS_JAVA_OPTIONS:--Xmx512m} -XX:+UseSerialGC -XX:AOTCache=/census/pipeline.aot -Xlog:aot*=off -Xlog:cds*=off -Dcensus.root=/census -jar /census/etl/target/census-etl.jar "$@"\n' > /usr/local/bin/census \
  && chmod 755 /usr/local/bin/census \
  && mkdir /data && chown 1000:1000 /data
USER 1000:1000
ENV CENSUS_HOME=/data
VOLUME /data
ENTRYPOINT ["census"]

FROM base AS api
COPY api/target/lib api/target/lib
COPY api/target/census-api.jar api/target/
RUN printf '#!/bin/sh\n[ -z "${CENSUS_READER_PASSWORD_FILE:-}" ] || export CENSUS_READER_PASSWORD="$(cat "$CENSUS_READER_PASSWORD_FILE")"\nexec java ${CENSUS_JAVA_OPTIONS:--Xmx576m -Xmn64m} -XX:+UseSerialGC -jar /census/api/target/census-api.jar\n' > /usr/local/bin/census-api \
  && chmod 755 /usr/local/bin/census-api
USER 1000:1000
EXPOSE 8000
ENTRYPOINT ["census-api"]
