/**
 * PayPal by its REST interface: orders that the payer approves and we capture, authorisations, refunds, webhooks, the transaction report and the
 * balance. An order's channel reference is always PayPal's order id; captures, authorisations and refunds are found through the order, by the
 * invoice id that we gave them.
 */
package io.liushui.channel.paypal;
