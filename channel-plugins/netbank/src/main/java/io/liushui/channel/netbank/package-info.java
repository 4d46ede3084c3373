/** Net banking: a signed form leads the payer to the bank's page, the bank tells the result; protocol in {@code docs/channels/netbank.md}. */
package io.liushui.channel.netbank;
