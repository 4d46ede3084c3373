/** Carrier billing: small amounts on the payer's phone bill, confirmed by SMS code; protocol in {@code docs/channels/carrier.md}. */
package io.liushui.channel.carrier;
