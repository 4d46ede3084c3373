/** The channel {@code netbank}: a bank's page that a signed form leads to, and its signed XML; protocol in {@code docs/channels/netbank.md}. */
package io.liushui.sandbox.netbank;
