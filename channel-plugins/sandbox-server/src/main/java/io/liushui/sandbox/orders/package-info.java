/** Orders, charges and refunds as a bank keeps them: an order number is charged once, refunds never exceed what was paid. */
package io.liushui.sandbox.orders;
