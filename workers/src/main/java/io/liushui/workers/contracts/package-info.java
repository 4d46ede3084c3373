/** Jobs of a contract's life. */
package io.liushui.workers.contracts;
