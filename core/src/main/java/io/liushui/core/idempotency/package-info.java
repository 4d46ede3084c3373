/** One answer per idempotency key: a repeated request gets the saved answer and has no second effect. */
package io.liushui.core.idempotency;
