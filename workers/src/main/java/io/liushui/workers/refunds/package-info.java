/** Money goes back under one refund number. */
package io.liushui.workers.refunds;
