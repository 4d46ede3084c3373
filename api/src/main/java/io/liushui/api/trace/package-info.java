/** One trace id from a request through jobs to channels and webhooks (W3C Trace Context). */
package io.liushui.api.trace;
