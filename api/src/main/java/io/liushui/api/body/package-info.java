/** Reads JSON bodies and query parameters strictly: what is not expected is refused by name. */
package io.liushui.api.body;
