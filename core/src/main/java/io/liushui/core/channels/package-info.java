/** The gateway to payment channels: plugins found, calls bounded and timed, every exchange kept; and our accounts at the channels. */
package io.liushui.core.channels;
