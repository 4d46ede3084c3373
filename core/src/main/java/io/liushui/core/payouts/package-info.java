/**
 * Payouts: a merchant's balance and a channel's position are frozen at acceptance, the money is sent once under one number, and it is booked with the
 * state. What comes back later is booked back once.
 */
package io.liushui.core.payouts;
