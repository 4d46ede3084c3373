package io.liushui.sandbox.till;

import io.javalin.http.Context;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.wire.Refusal;

final class TillReplies implements ReplyFormat {

    @Override
    public void send(Context context, Reply reply) {
        put(context, reply, "till");
    }

    @Override
    public void sendForged(Context context, Reply reply) {
        put(context, reply, "forger");
    }

    private static void put(Context context, Reply reply, String signer) {
        context.status(reply.status())
                .contentType(reply.contentType())
                .header("Signer", signer)
                .result(reply.body());
    }

    @Override
    public Reply refusal(Context context, Refusal refusal) {
        return TillSandbox.text(409, "till says " + refusal.code());
    }

    @Override
    public Reply unknownCode(Context context) {
        return TillSandbox.text(200, "till says what nobody knows");
    }

    @Override
    public Reply failure(Context context, int status) {
        return TillSandbox.text(status, "till is out of order");
    }
}
