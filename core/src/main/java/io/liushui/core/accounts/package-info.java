/**
 * Single-sided accounts of merchants and payers: each reference counts once, nothing is ever below zero, and a credit never waits for anybody.
 */
package io.liushui.core.accounts;
