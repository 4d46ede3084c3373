/** Card numbers come in once and become a token: sealed at rest, looked up by a keyed hash, shown by their first six and last four digits only. */
package io.liushui.core.vault;
