/** Jobs that ask a channel. */
package io.liushui.workers.channels;
