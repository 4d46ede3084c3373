/** Jobs of a payment's own steps. */
package io.liushui.workers.payments;
