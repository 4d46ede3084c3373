/** Alipay: QR code, page and app payments, pre-authorisation and bills over its v3 interface, with the locally signed orders of v2. */
package io.liushui.channel.alipay;
