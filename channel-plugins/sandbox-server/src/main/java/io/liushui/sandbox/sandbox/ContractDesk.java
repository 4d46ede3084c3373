package io.liushui.sandbox.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.liushui.sandbox.books.Contract;
import io.liushui.sandbox.books.NewContract;
import io.liushui.sandbox.faults.Operation;
import io.liushui.sandbox.host.Deed;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.SandboxHost;
import io.liushui.sandbox.wire.Json;

/** Contracts: asked for, signed on the bank's page or with a code, taken back. */
final class ContractDesk {

    private final SandboxHost host;
    private final PayerCodes codes;

    ContractDesk(SandboxHost host, PayerCodes codes) {
        this.host = host;
        this.codes = codes;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/sandbox/v1/contracts", this::sign);
        routes.get("/sandbox/v1/contracts/{no}", context -> {
            String number = context.pathParam("no");
            answer(context, Operation.CONTRACT_QUERY, intent -> reply(find(number)));
        });
        routes.post("/sandbox/v1/contracts/{no}/confirm", this::confirm);
        routes.post("/sandbox/v1/contracts/{no}/unsign", context -> {
            String number = context.pathParam("no");
            answer(
                    context,
                    Operation.UNSIGN,
                    intent -> reply(host.books().contracts().unsign(number, intent.announce())));
        });
    }

    private void sign(Context context) {
        long now = host.clock().millis();
        ContractRequest asked =
                Json.read(context.bodyAsBytes(), ContractRequest.class).validated(now);
        NewContract contract = asked.toContract(now);
        host.requests()
                .answer(
                        context,
                        Operation.SIGN,
                        host.requests().facts(asked.contractNo(), asked.method(), 0, null, contract.subject()),
                        contract,
                        intent -> sign(contract, intent));
    }

    /** A repeated number gets the contract as it stands, and a code where none is under way. */
    private Reply sign(NewContract asked, Deed.Intent intent) {
        Contract kept = host.books().contracts().sign(asked, intent.announce());
        if (waitsForCode(kept) && codes.none(kept.contractNo())) {
            codes.send(kept);
        }
        return reply(kept);
    }

    private void confirm(Context context) {
        String number = context.pathParam("no");
        String code =
                Json.read(context.bodyAsBytes(), CodeRequest.class).validated().smsCode();
        answer(context, Operation.CONFIRM, intent -> {
            Contract contract = find(number);
            return waitsForCode(contract) ? confirm(contract, code) : reply(contract);
        });
    }

    private Reply confirm(Contract contract, String code) {
        String number = contract.contractNo();
        return switch (codes.verify(number, code, () -> codes.send(contract))) {
            case RIGHT -> reply(host.books().contracts().confirm(number));
            case WRONG, RENEWED -> reply(contract);
            case EXHAUSTED -> reply(host.books().contracts().refuse(number));
        };
    }

    private static boolean waitsForCode(Contract contract) {
        return contract.state() == Contract.State.PENDING && ContractRequest.byCard(contract);
    }

    private Contract find(String number) {
        return host.books().contracts().find(number);
    }

    private void answer(Context context, Operation operation, Deed deed) {
        String number = context.pathParam("no");
        host.requests().answer(context, operation, host.requests().factsOf(number), deed);
    }

    private Reply reply(Contract contract) {
        return Answers.of(contract, codes.sent(contract.contractNo()), host);
    }
}
