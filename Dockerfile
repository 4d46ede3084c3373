# One build, three images: docker build --target api|workers|sandbox .
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
# The launcher brings the embedded parts, which containers do not need, and the benchmarks bring JMH, which we do not hand out.
RUN mvn -B -ntp -DskipTests -Dspotless.check.skip -pl '!launcher,!channel-plugins/benchmarks' \
    package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib
RUN mkdir -p /out/api /out/workers /out/sandbox \
    && cp api/target/lib/*.jar api/target/liushui-api-*.jar /out/api/ \
    && cp workers/target/lib/*.jar workers/target/liushui-workers-*.jar /out/workers/ \
    && cp channel-plugins/sandbox/target/lib/*.jar channel-plugins/sandbox/target/liushui-channel-sandbox-*.jar /out/api/ \
    && cp channel-plugins/sandbox/target/lib/*.jar channel-plugins/sandbox/target/liushui-channel-sandbox-*.jar /out/workers/ \
    && cp channel-plugins/alipay/target/lib/*.jar channel-plugins/alipay/target/liushui-channel-alipay-*.jar /out/api/ \
    && cp channel-plugins/alipay/target/lib/*.jar channel-plugins/alipay/target/liushui-channel-alipay-*.jar /out/workers/ \
    && cp channel-plugins/wechatpay/target/lib/*.jar channel-plugins/wechatpay/target/liushui-channel-wechatpay-*.jar /out/api/ \
    && cp channel-plugins/wechatpay/target/lib/*.jar channel-plugins/wechatpay/target/liushui-channel-wechatpay-*.jar /out/workers/ \
    && cp channel-plugins/unionpay/target/lib/*.jar channel-plugins/unionpay/target/liushui-channel-unionpay-*.jar /out/api/ \
    && cp channel-plugins/unionpay/target/lib/*.jar channel-plugins/unionpay/target/liushui-channel-unionpay-*.jar /out/workers/ \
    && cp channel-plugins/paypal/target/lib/*.jar channel-plugins/paypal/target/liushui-channel-paypal-*.jar /out/api/ \
    && cp channel-plugins/paypal/target/lib/*.jar channel-plugins/paypal/target/liushui-channel-paypal-*.jar /out/workers/ \
    && cp channel-plugins/netbank/target/lib/*.jar channel-plugins/netbank/target/liushui-channel-netbank-*.jar /out/api/ \
    && cp channel-plugins/netbank/target/lib/*.jar channel-plugins/netbank/target/liushui-channel-netbank-*.jar /out/workers/ \
    && cp channel-plugins/carrier/target/lib/*.jar channel-plugins/carrier/target/liushui-channel-carrier-*.jar /out/api/ \
    && cp channel-plugins/carrier/target/lib/*.jar channel-plugins/carrier/target/liushui-channel-carrier-*.jar /out/workers/ \
    && cp channel-plugins/prepaid/target/lib/*.jar channel-plugins/prepaid/target/liushui-channel-prepaid-*.jar /out/api/ \
    && cp channel-plugins/prepaid/target/lib/*.jar channel-plugins/prepaid/target/liushui-channel-prepaid-*.jar /out/workers/ \
    && cp channel-plugins/sandbox-server/target/lib/*.jar channel-plugins/sandbox-server/target/liushui-sandbox-server-*.jar /out/sandbox/

FROM eclipse-temurin:25-jre AS runtime
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 10001 --create-home liushui && mkdir -p /data /keys && chown liushui /data /keys
USER liushui
WORKDIR /home/liushui
ENV JAVA_TOOL_OPTIONS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:MaxRAMPercentage=70"

FROM runtime AS api
COPY --from=build /out/api /app
EXPOSE 8080
ENTRYPOINT ["java", "-cp", "/app/*", "io.liushui.api.ApiApplication"]

FROM runtime AS workers
COPY --from=build /out/workers /app
COPY --from=build /source/bpmn /models
EXPOSE 8081
ENTRYPOINT ["java", "-cp", "/app/*", "io.liushui.workers.WorkersApplication"]

FROM runtime AS sandbox
COPY --from=build /out/sandbox /app
EXPOSE 7070
ENTRYPOINT ["java", "-cp", "/app/*", "io.liushui.sandbox.SandboxServer"]
