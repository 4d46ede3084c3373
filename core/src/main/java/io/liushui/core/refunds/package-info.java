/** Refunds: sent once under one number, asked for until they are known, booked and told in one transaction. */
package io.liushui.core.refunds;
