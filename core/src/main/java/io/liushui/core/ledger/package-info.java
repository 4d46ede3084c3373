/** The chart of accounts and its journal: every business event becomes one balanced entry that nobody can change. */
package io.liushui.core.ledger;
