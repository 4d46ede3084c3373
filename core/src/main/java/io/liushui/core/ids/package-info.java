/** Ids that tell their kind, sort by time and cannot be guessed. */
package io.liushui.core.ids;
