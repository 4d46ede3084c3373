/** What channels' tests share: the sandbox in the test's own process, an inbox for its notifications, and its levers for the contract suite. */
package io.liushui.channel.testing;
