/**
 * Points of merchants' payers: issued for money of the merchant, used oldest expiring first at a published rate through the local channel {@code
 * points}, and booked off when they expire.
 */
package io.liushui.core.points;
