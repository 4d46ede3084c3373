/** The hosted cashier: the payer's page and what it asks the server. The token in its address is the payer's only secret, so it is never logged. */
package io.liushui.api.cashier;
