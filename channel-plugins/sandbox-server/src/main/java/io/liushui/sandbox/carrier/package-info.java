/** The channel {@code carrier}: payments on a phone bill, confirmed by SMS code; protocol in {@code docs/channels/carrier.md}. */
package io.liushui.sandbox.carrier;
