/** The header {@code Idempotency-Key}: a repeated POST gets the answer of the first. */
package io.liushui.api.idempotency;
