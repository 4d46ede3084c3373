/** Credit lines: drawn on through the local channel {@code credit}, billed monthly, paid back by payments, and closed to new draws while overdue. */
package io.liushui.core.credit;
