/** Starts all of Liushui on one machine with one command. */
package io.liushui.launcher;
