package io.liushui.sandbox.host;

import io.javalin.http.Context;
import io.liushui.sandbox.wire.Refusal;
import java.nio.charset.StandardCharsets;

/** How one channel's answers look, right and wrong. */
public interface ReplyFormat {

    /** Signs the reply and puts it into the context. */
    void send(Context context, Reply reply);

    /** Like {@link #send}, signed with another key. */
    void sendForged(Context context, Reply reply);

    /** The channel's words for a refusal by the books or by the channel itself. */
    Reply refusal(Context context, Refusal refusal);

    /** A well-formed answer, surely not executed, whose code stands in no table. */
    Reply unknownCode(Context context);

    /** @param status 500 to 599 */
    Reply failure(Context context, int status);

    /** In place of the genuine reply, and signed like it: what nobody can read. */
    default Reply garbled(Reply genuine) {
        byte[] body = "<html>busy".getBytes(StandardCharsets.US_ASCII);
        return new Reply(genuine.status(), genuine.contentType(), body, genuine.headers());
    }
}
