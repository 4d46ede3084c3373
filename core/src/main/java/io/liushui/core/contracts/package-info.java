/** What a payer allows for later payments: signed once at a channel, named by payments, limited per debit, day and month, ended once. */
package io.liushui.core.contracts;
