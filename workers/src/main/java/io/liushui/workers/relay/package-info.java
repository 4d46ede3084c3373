/** Carries outbox messages to the engine. */
package io.liushui.workers.relay;
