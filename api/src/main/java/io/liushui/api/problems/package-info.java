/** Refusals as problem documents (RFC 9457). One list of codes is the source of answers and documentation alike. */
package io.liushui.api.problems;
