/**
 * What merchants reconcile with: for each app and day one file of everything that moved its money. A file is built once and stays byte for byte; every
 * movement is in exactly one of them.
 */
package io.liushui.core.merchantfiles;
