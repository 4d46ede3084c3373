package io.liushui.core.operations;

import java.util.Locale;

/** What the second person says of a settlement. */
public enum SettlementJudgement {
    CONFIRM,
    /** It is decided anew. */
    REFUSE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when it is neither */
    public static SettlementJudgement of(String code) {
        for (SettlementJudgement judgement : values()) {
            if (judgement.code().equals(code)) {
                return judgement;
            }
        }
        throw new IllegalArgumentException("a settlement is confirmed by confirm or refuse: " + code);
    }

    /**
     * The word of a second person.
     *
     * @param by who says so, up to 100 characters
     */
    public record Given(SettlementJudgement judgement, String by) {
        private static final int LONGEST_NAME = 100;

        /** @throws IllegalArgumentException when nobody says so */
        public Given {
            if (by == null || by.isBlank()) {
                throw new IllegalArgumentException("a settlement needs the name of the second person");
            }
            by = by.length() <= LONGEST_NAME ? by : by.substring(0, LONGEST_NAME);
        }

        /** As it counts: who confirms what they decided themselves confirms nothing. */
        Given of(OperationVerdict verdict) {
            return samePerson(verdict) ? new Given(REFUSE, by) : this;
        }

        boolean samePerson(OperationVerdict verdict) {
            return by.strip().equalsIgnoreCase(verdict.by().strip());
        }
    }
}
