/** Merchants, their apps, signature keys and webhook endpoints. Secrets are encrypted at rest. */
package io.liushui.core.merchants;
