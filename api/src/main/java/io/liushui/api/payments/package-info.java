/** Payments as merchants see them: accept, find, list, close. */
package io.liushui.api.payments;
