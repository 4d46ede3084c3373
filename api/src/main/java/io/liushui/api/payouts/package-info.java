/** {@code /v1/payouts} and {@code /v1/payout-batches}: money to bank accounts and wallets, one by one, as a list or as a file. */
package io.liushui.api.payouts;
