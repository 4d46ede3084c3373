/** The sandbox's doors: the signed interface, the payer's page and the control interface. */
package io.liushui.sandbox.http;
