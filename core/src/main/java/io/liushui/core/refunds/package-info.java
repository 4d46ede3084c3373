/** Refunds and voids, and the way back of late and double money: never more than was captured, booked and told once. */
package io.liushui.core.refunds;
