/** Messages for the engine leave in the transaction of the change that caused them, at least once. */
package io.liushui.core.outbox;
