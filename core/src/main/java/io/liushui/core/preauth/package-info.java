/**
 * Authorisations: an amount is held, taken in one or more captures, given back or let go, under one row lock, one command at a time. What the channel
 * holds, what was taken and what the journal says are the same sums.
 */
package io.liushui.core.preauth;
