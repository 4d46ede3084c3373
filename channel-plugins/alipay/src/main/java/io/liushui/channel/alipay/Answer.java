package io.liushui.channel.alipay;

import tools.jackson.databind.JsonNode;

/** What became of a request. */
sealed interface Answer {

    /** A genuine answer that the request was carried out, or is being carried out. */
    record Accepted(JsonNode body) implements Answer {}

    /** A genuine refusal, in Alipay's words. */
    record Refused(String code, String message) implements Answer {}

    /** The request surely did not leave. */
    record NotSent(String reason) implements Answer {}

    /** Perhaps it was executed. */
    record Lost(String reason) implements Answer {}
}
