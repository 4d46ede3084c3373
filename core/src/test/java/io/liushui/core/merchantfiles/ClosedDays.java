package io.liushui.core.merchantfiles;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.merchantfiles.ReconciliationFiles.Finding;
import io.liushui.core.operations.Operations;
import io.liushui.core.payments.PaymentJourney;
import io.liushui.core.refunds.RefundAcceptance;
import io.liushui.core.refunds.RefundResults;
import io.liushui.core.refunds.Refunds;
import io.liushui.core.refunds.RequestRefund;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.GZIPInputStream;

/** An app with payments and refunds, and the files of its days. The world's first day is 2026-11-24. */
final class ClosedDays implements AutoCloseable {
    static final LocalDate FIRST = LocalDate.of(2026, 11, 24);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final long INSTANCE = 31;

    final PaymentJourney journey = new PaymentJourney();
    final CoreWorld world = journey.world;
    final ReconciliationFiles files = world.bean(ReconciliationFiles.class);

    /** The instant at which this day ends in Shanghai, less so much. */
    void before(LocalDate dayEnds, Duration ahead) {
        Instant wanted = dayEnds.plusDays(1).atStartOfDay(SHANGHAI).toInstant().minus(ahead);
        world.clock.advance(Duration.between(world.clock.instant(), wanted));
    }

    /** As {@link #before}, this much after the end of the day. */
    void after(LocalDate dayEnds, Duration later) {
        before(dayEnds, later.negated());
    }

    ReconciliationFile ready(LocalDate day) {
        Finding found = files.find(journey.appId, day);
        assertThat(found).isInstanceOf(Finding.Ready.class);
        return ((Finding.Ready) found).file();
    }

    String text(ReconciliationFile file) {
        try (GZIPInputStream csv = new GZIPInputStream(new ByteArrayInputStream(files.gzip(file)))) {
            return new String(csv.readAllBytes(), UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Kind and id of each row, in their order. */
    List<String> rows(LocalDate day) {
        return text(ready(day))
                .lines()
                .filter(line -> line.startsWith("entry,"))
                .map(line -> line.split(",")[2] + " " + line.split(",")[1])
                .toList();
    }

    /** The id of a refund that the channel has carried out, and that is not recorded. */
    String refundAtTheChannel(String paymentId) {
        String number = UUID.randomUUID().toString();
        RequestRefund wanted = new RequestRefund(journey.appId, paymentId, number, 34L, "too salty", Map.of(), "trace");
        RefundAcceptance.Result result =
                world.inTransaction(() -> world.bean(RefundAcceptance.class).refund(wanted));
        String id = ((RefundAcceptance.Result.Accepted) result).refund().id();
        String operation =
                world.bean(Refunds.class).find(journey.appId, id).orElseThrow().operationId();
        world.bean(Operations.class).submit(operation, INSTANCE);
        return id;
    }

    void record(String refundId) {
        world.bean(RefundResults.class).record(refundId, INSTANCE);
    }

    @Override
    public void close() {
        journey.close();
    }
}
