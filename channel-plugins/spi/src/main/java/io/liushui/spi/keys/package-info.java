/** Keys and certificates as they stand in a channel's settings. */
package io.liushui.spi.keys;
