/** A stand-alone payment channel that behaves, and misbehaves, on request. */
package io.liushui.sandbox;
