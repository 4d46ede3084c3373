/** {@code /v1/balances}: what merchants are owed. */
package io.liushui.api.balances;
