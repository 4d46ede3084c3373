package io.liushui.sandbox.unionpay;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.Decision;
import io.liushui.sandbox.books.NewContract;
import io.liushui.sandbox.faults.Facts;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Bound cards: opened with a code, known by a token, deleted. */
final class CardDesk {
    private static final String METHOD = "unionpay_card";
    private static final String PHONE = "phone";

    private final SandboxHost host;
    private final SealedData sealed;

    CardDesk(SandboxHost host, SealedData sealed) {
        this.host = host;
        this.sealed = sealed;
    }

    void take(Context context, Asked asked) {
        switch (asked.kind()) {
            case "77/00" -> answer(context, asked, Operation.SIGN, () -> codeToOpen(asked));
            case "77/02" -> codeToConsume(context, asked);
            case "79/00" -> open(context, asked);
            case "78/02" -> query(context, asked);
            case "74/01" -> delete(context, asked);
            default -> throw new Refusal(200, "32", asked.kind());
        }
    }

    /**
     * Whether the card behind the token may be charged, with its code when one is given.
     *
     * @return the card as it may be shown
     * @throws Refusal when it may not
     */
    String charge(Asked asked) {
        Contract contract = host.books().contracts().requireSigned(asked.token());
        String code = sealed.customerInfo(asked).get("smsCode");
        if (code != null) {
            host.books().codes().verify(asked.orderId(), code);
        }
        return contract.details().getOrDefault(Told.CARD, "6216***********0018");
    }

    /** What a notification or a query tells of a contract. */
    static Told told(Contract contract) {
        return Told.of(contract, contract.details().getOrDefault("trId", ""));
    }

    private interface Opening {
        Reply reply();
    }

    private void answer(Context context, Asked asked, Operation operation, Opening opening) {
        Facts facts = host.requests().facts(asked.orderId(), METHOD, 0, null, null);
        host.requests().answer(context, operation, facts, intent -> opening.reply());
    }

    private Reply codeToOpen(Asked asked) {
        sealed.card(asked);
        String phone = phone(sealed.customerInfo(asked));
        host.books().codes().send(asked.orderId(), phone);
        return Replies.of(asked, ResponseCode.SUCCESS, Map.of());
    }

    private void codeToConsume(Context context, Asked asked) {
        Facts facts = host.requests().facts(asked.orderId(), METHOD, asked.amount(), "CNY", null);
        host.requests().answer(context, Operation.PAY, facts, intent -> {
            Contract contract = host.books().contracts().requireSigned(asked.token());
            String phone = contract.details().getOrDefault(PHONE, "13800000000");
            host.books().codes().send(asked.orderId(), phone);
            return Replies.of(asked, ResponseCode.SUCCESS, Map.of());
        });
    }

    private void open(Context context, Asked asked) {
        answer(context, asked, Operation.CONFIRM, () -> {
            String card = sealed.card(asked);
            Map<String, String> info = sealed.customerInfo(asked);
            String phone = phone(info);
            if (info.getOrDefault("smsCode", "").isEmpty()) {
                throw new Refusal(200, "13", "5100013");
            }
            host.books().codes().verify(asked.orderId(), info.get("smsCode"));
            Map<String, String> details = new HashMap<>(FrontDesk.details(asked));
            details.put(Told.CARD, card.substring(0, 6) + "******" + card.substring(card.length() - 4));
            details.put(PHONE, phone);
            details.put("trId", MessageText.nested(asked.text("tokenPayData")).getOrDefault("trId", ""));
            Contract contract = host.books()
                    .contracts()
                    .sign(
                            new NewContract(
                                    asked.orderId(),
                                    METHOD,
                                    Decision.AT_ONCE,
                                    "Bound card 绑卡",
                                    asked.payTimeout(host.clock().millis()),
                                    null,
                                    null,
                                    Told.tokenEnd(host.clock().millis()),
                                    details),
                            false);
            return Replies.of(
                    asked,
                    ResponseCode.SUCCESS,
                    Map.of("tokenPayData", told(contract).fields().get("tokenPayData")));
        });
    }

    private void query(Context context, Asked asked) {
        Facts facts = host.requests().facts(asked.orderId(), METHOD, 0, null, null);
        host.requests().answer(context, Operation.CONTRACT_QUERY, facts, intent -> {
            Optional<Contract> contract = host.books()
                    .contracts()
                    .peek(asked.orderId())
                    .filter(found -> found.details().get(Told.TIME).equals(asked.text("txnTime")));
            if (contract.isEmpty()) {
                throw new Refusal(200, "34", "2600000");
            }
            Contract known = host.books().contracts().find(asked.orderId());
            return switch (known.state()) {
                case SIGNED ->
                    Replies.of(
                            asked,
                            ResponseCode.SUCCESS,
                            Map.of("tokenPayData", told(known).fields().get("tokenPayData")));
                case PENDING -> Replies.of(asked, new ResponseCode("77", "银行卡未开通认证支付[1000077]"), Map.of());
                case REFUSED, CLOSED -> Replies.of(asked, new ResponseCode("66", "持卡人验证失败[6110066]"), Map.of());
                case UNSIGNED, EXPIRED -> Replies.of(asked, ResponseCode.NOT_BOUND, Map.of());
            };
        });
    }

    private void delete(Context context, Asked asked) {
        Optional<Contract> known = host.books().contracts().findByReference(asked.token());
        String number = known.map(Contract::contractNo).orElse(asked.orderId());
        Facts facts = host.requests().facts(number, METHOD, 0, null, null);
        host.requests().answer(context, Operation.UNSIGN, facts, intent -> {
            host.books().contracts().requireSigned(asked.token());
            host.books().contracts().unsign(number, intent.announce());
            return Replies.of(asked, ResponseCode.SUCCESS, Map.of());
        });
    }

    private static String phone(Map<String, String> info) {
        String phone = info.getOrDefault("phoneNo", "");
        if (!phone.matches("[0-9]{11}")) {
            throw new Refusal(200, "66", "6110066");
        }
        return phone;
    }
}
