/**
 * Coupons: a template of a merchant or of the platform says what its coupons are worth and how many there may be; a coupon pays a part of one payment,
 * and comes back or not when the payment is refunded.
 */
package io.liushui.core.coupons;
