/** The channel that takes payments with prepaid cards; its protocol is in the module's README. */
package io.liushui.channel.prepaid;
