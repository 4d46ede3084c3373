/** {@code /v1/coupon-templates} and {@code /v1/coupons}: what a merchant gives its payers. */
package io.liushui.api.coupons;
