package io.liushui.launcher.faults;

import io.liushui.launcher.administration.Administration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The application with models that ask often and send again soon, and a shop for every channel. */
final class QuickChannels implements AutoCloseable {
    /** How long after its sending an order that the channel does not know counts as not executed. */
    static final Duration GRACE = Duration.ofSeconds(8);

    /** An answer that is held for so long comes too late: channels are waited for 5 s. */
    static final Map<String, ?> ONCE_TOO_LATE = Map.of("times", 1, "hold_millis", 6_500);

    private static final String OLD_SCHEDULE =
            "source=\"=[&#34;PT5S&#34;,&#34;PT10S&#34;,&#34;PT30S&#34;,&#34;PT1M&#34;,&#34;PT10M&#34;,&#34;PT20M&#34;]\" target=\"querySchedule\"";
    private static final String NEW_SCHEDULE =
            "source=\"=[&#34;PT1S&#34;,&#34;PT1S&#34;,&#34;PT2S&#34;]\" target=\"querySchedule\"";
    private static final String OLD_GRACE = "key=\"notFoundGrace\" value=\"PT30S\"";
    private static final String NEW_GRACE = "key=\"notFoundGrace\" value=\"" + GRACE + "\"";

    private final RunningSystem system;
    private final ShopEndpoint endpoint = new ShopEndpoint(number -> ShopEndpoint.Manner.takes());
    private final Shop shop;

    /** @param folder for the models, empty */
    QuickChannels(RunningSystem system, Path folder) throws IOException {
        this.system = system;
        ModelsCopy models = ModelsCopy.of(system.installation(), folder)
                .with("processes/payment.bpmn", OLD_SCHEDULE, NEW_SCHEDULE)
                .with("processes/payment.bpmn", OLD_GRACE, NEW_GRACE);
        system.restartWithModels(
                models.folder(), certificates(system.parts().sandbox().keys()));
        List<String> methods =
                Arrays.stream(Through.values()).map(through -> through.method).toList();
        try (Administration administration = new Administration(system.parts())) {
            shop = new Shop(system, administration, "Everything", endpoint, methods);
        }
    }

    /** Alipay in certificate mode: its notifications can name a certificate that is not known. */
    private static String[] certificates(Path keys) {
        return Stream.of("app", "alipay", "root")
                .map(whose -> "liushui.channels.alipay.settings."
                        + (whose.equals("root") ? "alipayRoot" : whose) + "Certificate=file:"
                        + keys.resolve("alipay/" + whose + "-certificate.pem"))
                .toArray(String[]::new);
    }

    ChannelPayment payment(Through through) {
        return new ChannelPayment(system, shop, through);
    }

    /** With the models and settings of before. */
    @Override
    public void close() {
        system.restart();
        endpoint.close();
    }
}
