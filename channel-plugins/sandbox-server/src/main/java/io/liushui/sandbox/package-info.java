/** A stand-alone bank to develop and test against: it keeps its own books and can be told to misbehave. */
package io.liushui.sandbox;
