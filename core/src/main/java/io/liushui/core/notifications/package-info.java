/** Webhooks to merchants: what is due, every try with its answer, and the list of those that ran out of tries. */
package io.liushui.core.notifications;
