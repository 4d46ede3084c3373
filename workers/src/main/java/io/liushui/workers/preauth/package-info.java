/** The jobs of authorisations. */
package io.liushui.workers.preauth;
