package io.liushui.channel.sandbox;

import tools.jackson.databind.JsonNode;

/** What became of one request. */
sealed interface Reply {

    /** A genuine answer of the sandbox, below 500. */
    record Answered(int status, JsonNode body) implements Reply {}

    /** The request surely did not leave. */
    record NotSent(String reason) implements Reply {}

    /** Perhaps it was executed. */
    record Lost(String reason) implements Reply {}
}
