package io.liushui.sandbox.paypal;

import io.javalin.http.Context;
import io.liushui.sandbox.books.Numbers;
import io.liushui.sandbox.host.Reply;
import io.liushui.sandbox.host.ReplyFormat;
import io.liushui.sandbox.wire.Refusal;

/** PayPal signs no answers: the connection vouches for them. What would be forged arrives unreadable instead. */
final class PaypalReplies implements ReplyFormat {

    @Override
    public void send(Context context, Reply reply) {
        reply.headers().forEach(context::header);
        context.status(reply.status())
                .contentType(reply.contentType())
                .header("Paypal-Debug-Id", Numbers.next("").substring(0, 13))
                .result(reply.body());
    }

    @Override
    public void sendForged(Context context, Reply reply) {
        send(context, garbled(reply));
    }

    @Override
    public Reply refusal(Context context, Refusal refusal) {
        return Issues.reply(refusal);
    }

    @Override
    public Reply unknownCode(Context context) {
        return Issues.reply(422, "MERCURY_IN_RETROGRADE", "The stars do not favour this transaction.");
    }

    @Override
    public Reply failure(Context context, int status) {
        return Issues.reply(status, null, "An internal server error occurred.");
    }
}
