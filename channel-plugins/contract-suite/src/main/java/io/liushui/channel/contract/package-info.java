/** The tests that every payment channel passes before Liushui trusts it with money. */
package io.liushui.channel.contract;
