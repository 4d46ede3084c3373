/**
 * PayPal as a payer's wallet: its REST interface below {@code /paypal/}, with tokens, orders, payments, reports, signed webhooks and the
 * certificates to check them. The channel's number of an order, capture, refund or void is its {@code PayPal-Request-Id}.
 */
package io.liushui.sandbox.paypal;
