/** Refunds and voids over the API: accepted at once, carried out by their process, told by webhook. */
package io.liushui.api.refunds;
