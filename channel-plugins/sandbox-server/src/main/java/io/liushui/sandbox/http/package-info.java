/** The sandbox's doors: every channel's paths, the payer's page and the control interface. */
package io.liushui.sandbox.http;
