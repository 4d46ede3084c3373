/** Payouts are cleared, routed and recorded; the channel is called by the operations' process. */
package io.liushui.workers.payouts;
