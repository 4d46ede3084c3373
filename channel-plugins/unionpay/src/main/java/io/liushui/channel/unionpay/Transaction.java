package io.liushui.channel.unionpay;

/** Kinds of messages, by {@code txnType} and {@code txnSubType}. */
enum Transaction {
    CONSUME("01", "01"),
    VOID("31", "00"),
    REFUND("04", "00"),
    AUTHORIZE("02", "01"),
    AUTHORIZATION_VOID("32", "00"),
    CAPTURE("03", "00"),
    CAPTURE_VOID("33", "00"),
    QUERY("00", "00"),
    OPEN_CARD("79", "00"),
    QUERY_CARD("78", "02"),
    DELETE_TOKEN("74", "01"),
    CODE_TO_OPEN("77", "00"),
    CODE_TO_CONSUME("77", "02"),
    FILE("76", "01");

    private final String type;
    private final String subtype;

    Transaction(String type, String subtype) {
        this.type = type;
        this.subtype = subtype;
    }

    String type() {
        return type;
    }

    String subtype() {
        return subtype;
    }
}
