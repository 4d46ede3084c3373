/**
 * The channel {@code alipay}, {@code /alipay}: the v3 interface, the v2 gateway for pages and apps, form notifications and bills. One application
 * ({@link io.liushui.sandbox.alipay.AlipayApp}), in public-key mode or, where its requests name its certificate, in certificate mode.
 */
package io.liushui.sandbox.alipay;
