/** The smallest channel there can be: plain text, authorisations and contracts, notices that want {@code success}. */
package io.liushui.sandbox.till;
