/** What merchants are owed: each one's account per currency, which says at any time what the journal says. */
package io.liushui.core.balances;
