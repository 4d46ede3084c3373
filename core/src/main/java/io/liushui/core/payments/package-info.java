/** A payment from acceptance to its one final state: at most one charge counts, stray money goes back. */
package io.liushui.core.payments;
