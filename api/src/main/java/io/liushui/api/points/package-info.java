/** {@code /v1/points}: points of payers. */
package io.liushui.api.points;
