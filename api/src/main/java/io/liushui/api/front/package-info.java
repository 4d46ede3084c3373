/** The front door of {@code /v1}: finds the route, proves the caller, and turns every outcome into a signed answer. */
package io.liushui.api.front;
