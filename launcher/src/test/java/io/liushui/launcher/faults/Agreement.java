package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Queue;
import java.util.UUID;

/** A contract for debits of the demo merchant, which its payer signs by card and code. */
record Agreement(Desk desk, String id) {
    private static final String BODY = """
            {"merchant_contract_no":"%s","method":"sandbox_debit","payer":{"id":"%s"},
             "card":{"number":"6250947000000014","expiry_month":12,"expiry_year":2035,"holder":"LI LEI","phone":"+8613800138000"},
             "limits":{"currency":"CNY","per_debit":200000,"per_day":500000,"per_month":900000}}""";

    /** Asked for; what becomes of it is not waited for. */
    static Agreement begun(Desk desk) {
        String number = UUID.randomUUID().toString();
        desk.postInVain("/v1/contracts", BODY.formatted(number, UUID.randomUUID()));
        desk.await(
                "contract " + number,
                () -> desk.system().books.count("contract where merchant_contract_no = ?", number) == 1);
        return new Agreement(
                desk, desk.system().books.text("select id from contract where merchant_contract_no = ?", number));
    }

    /** Its payer has the code. */
    static Agreement waiting(Desk desk) {
        Agreement agreement = begun(desk);
        agreement.awaitCode();
        return agreement;
    }

    /** So many, of as many payers, who have the code. */
    static Queue<Agreement> waiting(Desk desk, int count) {
        return Several.of(count, () -> waiting(desk));
    }

    /** So many, of as many payers. */
    static Queue<Agreement> signed(Desk desk, int count) {
        Queue<Agreement> all = waiting(desk, count);
        all.forEach(Agreement::confirm);
        all.forEach(agreement -> agreement.awaitState("signed"));
        return all;
    }

    /** Ours at the bank. */
    String number() {
        return text("contract_no");
    }

    String text(String column) {
        return desk.system().books.text("select " + column + " from contract where id = ?", id);
    }

    void awaitState(String state) {
        desk.awaitState("/v1/contracts/" + id, state);
    }

    void awaitCode() {
        desk.await(
                "a code for " + id,
                () -> desk.get("/v1/contracts/" + id).get("next_action") instanceof Map<?, ?> action
                        && "sms_code".equals(action.get("type")));
    }

    void confirm() {
        desk.post("/v1/contracts/" + id + "/confirm", code());
    }

    /** Again and again, until the code is taken. */
    void confirmAtLast() {
        desk.await(
                "code taken of " + id,
                () -> desk.system()
                                .merchant
                                .post("/v1/contracts/" + id + "/confirm", code())
                                .statusCode()
                        == 200);
    }

    /** Its process is killed before it answers. */
    void confirmInVain() {
        desk.postInVain("/v1/contracts/" + id + "/confirm", code());
        desk.awaitAsked("confirm", number());
    }

    private String code() {
        return "{\"code\":\"" + desk.system().bank.code(number()) + "\"}";
    }

    void unsign() {
        desk.post("/v1/contracts/" + id + "/unsign", "");
    }

    /**
     * It is signed here and at the bank, its merchant knows, and its process waits for the end.
     *
     * @param confirmed how often a code had to be brought to the bank
     */
    void isSigned(int confirmed) {
        awaitState("signed");
        assertThat(desk.system().bank.state(number())).isEqualTo("signed");
        assertThat(desk.system().bank.asked("confirm", number())).isEqualTo(confirmed);
        desk.assertTold("contract.signed", id);
        unsign();
        isUnsigned(1);
    }

    /** @param asked how often the bank had to be asked to end it */
    void isUnsigned(int asked) {
        awaitState("unsigned");
        assertThat(desk.system().bank.state(number())).isEqualTo("unsigned");
        assertThat(desk.system().bank.asked("unsign", number())).isEqualTo(asked);
        assertThat(desk.system().books.count("channel_operation where kind = 'unsign' and subject = ?", id))
                .isOne();
        desk.assertTold("contract.unsigned", id);
    }
}
