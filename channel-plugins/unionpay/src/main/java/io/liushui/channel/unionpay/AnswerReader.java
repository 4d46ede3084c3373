package io.liushui.channel.unionpay;

import java.util.List;
import java.util.Map;

/** Takes an answer for genuine, or says why it is none. */
final class AnswerReader {
    private static final List<String> ECHOED = List.of("merId", "orderId", "txnTime");

    private final Trust trust;

    AnswerReader(Trust trust) {
        this.trust = trust;
    }

    /** @param asked the message that is answered */
    Gateway.Answer read(Map<String, String> asked, String text) {
        Map<String, String> answer;
        try {
            answer = FieldText.answer(text.strip());
        } catch (IllegalArgumentException malformed) {
            return new Gateway.Answer.Lost("the answer is unreadable");
        }
        return switch (Seal.check(answer, trust)) {
            case FORGED -> new Gateway.Answer.Lost("the answer's signature is wrong or missing");
            case STRANGER -> new Gateway.Answer.Lost("the answer is signed by somebody else");
            case GENUINE ->
                ECHOED.stream().allMatch(name -> echoes(asked, answer, name))
                        ? new Gateway.Answer.Genuine(answer)
                        : new Gateway.Answer.Lost("the answer belongs to another message");
        };
    }

    /** Refusals do not name everything; what they name must be ours. */
    private static boolean echoes(Map<String, String> asked, Map<String, String> answer, String name) {
        String told = answer.get(name);
        return told == null || told.equals(asked.get(name));
    }
}
