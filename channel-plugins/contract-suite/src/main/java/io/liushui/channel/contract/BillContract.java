package io.liushui.channel.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.liushui.spi.BillOutcome;
import io.liushui.spi.BillRequest;
import io.liushui.spi.BillRow;
import io.liushui.spi.BillUnreadable;
import io.liushui.spi.PayRequest;
import io.liushui.spi.SupportsBills;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bill of a day; skipped when the channel makes none. Its sandbox makes today's bill as well. */
public interface BillContract {

    ChannelUnderTest underTest();

    /** Where the channel's day begins. */
    default ZoneId billZone() {
        return ZoneId.of("Asia/Shanghai");
    }

    @Test
    default void billsEachPaymentWithItsAmount(@TempDir Path folder) throws BillUnreadable {
        assumeTrue(underTest().channel() instanceof SupportsBills);
        PayRequest paid = new Orders(underTest()).paid(4321);
        List<BillRow> rows = new ArrayList<>();
        assertThat(bills().readBill(downloaded(folder), rows::add)).isEqualTo(rows.size());
        assertThat(rows)
                .filteredOn(row -> paid.orderNo().equals(row.orderNo()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.kind()).isEqualTo(BillRow.Kind.PAYMENT);
                    assertThat(row.amountMinor()).isEqualTo(4321);
                    assertThat(row.currency()).isEqualTo(underTest().currency());
                });
    }

    @Test
    default void refusesATruncatedBill(@TempDir Path folder) throws IOException {
        assumeTrue(underTest().channel() instanceof SupportsBills);
        new Orders(underTest()).paid(4321);
        Path bill = downloaded(folder);
        byte[] bytes = Files.readAllBytes(bill);
        Path half = folder.resolve("half");
        Files.write(half, Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThatThrownBy(() -> bills().readBill(half, row -> {})).isInstanceOf(BillUnreadable.class);
    }

    private Path downloaded(Path folder) {
        Path target = folder.resolve("bill");
        LocalDate today = LocalDate.now(billZone());
        assertThat(bills().downloadBill(new BillRequest(today, Requests.TRACE), target))
                .isInstanceOf(BillOutcome.Downloaded.class);
        return target;
    }

    private SupportsBills bills() {
        return (SupportsBills) underTest().channel();
    }
}
