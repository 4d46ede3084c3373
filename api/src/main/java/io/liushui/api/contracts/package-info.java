/** Contracts as merchants see them: sign, confirm, find, unsign. Card data goes into the vault and comes out of nothing here. */
package io.liushui.api.contracts;
