/**
 * What a channel of the sandbox is made of and what it is given: one {@link io.liushui.sandbox.host.ChannelSandboxFactory} per channel, found by
 * the service loader. A channel's package uses this one, the books, the notices and the keys, and never another channel's.
 */
package io.liushui.sandbox.host;
