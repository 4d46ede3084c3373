/** Amounts as integers of a currency's minor unit. */
package io.liushui.core.money;
