/** Payers' wallets: filled by payments, paid from through the local channel {@code wallet}, never below zero. */
package io.liushui.core.wallets;
