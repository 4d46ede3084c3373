/** The house channel, {@code /sandbox/v1}: JSON over HTTP, signed with Ed25519, without anybody else's peculiarities. */
package io.liushui.sandbox.sandbox;
