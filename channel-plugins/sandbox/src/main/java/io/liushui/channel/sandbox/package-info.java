/** The channel that takes payments to the sandbox server, and fails in every way that a real channel does. */
package io.liushui.channel.sandbox;
