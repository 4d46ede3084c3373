/** Requests per app and route are bounded, so that one app cannot use up the service. The bound is per process. */
package io.liushui.api.limits;
