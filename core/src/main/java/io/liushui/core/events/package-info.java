/** Domain events, written in the transaction of the change, in order per payment; a merchant's event makes its notification due. */
package io.liushui.core.events;
