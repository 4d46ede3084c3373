/** What technical trouble could not be retried away becomes a case that operators see. */
package io.liushui.workers.repairs;
