package io.liushui.sandbox.sandbox;

import io.liushui.sandbox.books.Codes;
import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.Order;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.util.Map;
import java.util.Optional;

/** The codes that payers get by text message, for a contract or for an order under one. */
final class PayerCodes {

    /** Detail of an order that waits for a code: the token of its contract. */
    static final String CONTRACT = "contract";

    /** Detail of a contract: where its codes go. */
    static final String PHONE = "phone";

    private static final String UNKNOWN_PHONE = "13800000000";

    private final SandboxHost host;

    PayerCodes(SandboxHost host) {
        this.host = host;
    }

    /** What became of a code. */
    enum Verdict {
        RIGHT,
        /** It may be tried again. */
        WRONG,
        /** It was too old, and another one was sent. */
        RENEWED,
        /** It was the last try. */
        EXHAUSTED
    }

    void send(Contract contract) {
        host.books().codes().send(contract.contractNo(), phone(contract));
    }

    void send(Order order) {
        Contract contract = host.books()
                .contracts()
                .findByReference(order.details().get(CONTRACT))
                .orElseThrow(() -> new IllegalStateException("an order waits for a code without a contract"));
        host.books().codes().send(order.orderNo(), phone(contract));
    }

    boolean none(String number) {
        return host.books().codes().peek(number).isEmpty();
    }

    /** @param again sends another code */
    Verdict verify(String number, String code, Runnable again) {
        try {
            host.books().codes().verify(number, code);
            return Verdict.RIGHT;
        } catch (Refusal refused) {
            return switch (refused.code()) {
                case "code_wrong" -> triesLeft(number) > 0 ? Verdict.WRONG : Verdict.EXHAUSTED;
                case "code_tries_exhausted" -> Verdict.EXHAUSTED;
                case "code_expired", "code_not_found" -> {
                    again.run();
                    yield Verdict.RENEWED;
                }
                default -> throw refused;
            };
        }
    }

    /** Where a code went and how often it may be tried; nothing when none is waited for. */
    Map<String, Object> sent(String number) {
        Optional<Codes.Sent> sent = host.books().codes().peek(number);
        return sent.isEmpty()
                ? Map.of()
                : Map.of(
                        "sent_to",
                        masked(sent.get().phone()),
                        "tries_left",
                        sent.get().triesLeft());
    }

    private int triesLeft(String number) {
        return host.books().codes().peek(number).map(Codes.Sent::triesLeft).orElse(0);
    }

    private static String phone(Contract contract) {
        return contract.details().getOrDefault(PHONE, UNKNOWN_PHONE);
    }

    private static String masked(String phone) {
        return phone.substring(0, 3) + "****" + phone.substring(phone.length() - 4);
    }
}
