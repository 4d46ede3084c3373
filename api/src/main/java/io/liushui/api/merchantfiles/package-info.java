/** {@code /v1/reconciliation-files}: merchants list their files, look at one, and download it. */
package io.liushui.api.merchantfiles;
