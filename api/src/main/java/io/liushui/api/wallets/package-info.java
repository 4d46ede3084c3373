/** {@code /v1/wallets}: payers' money with us. */
package io.liushui.api.wallets;
