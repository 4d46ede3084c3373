/** UnionPay's gateway 5.1.0 below {@code /unionpay/gateway/api} and its file host {@code /unionpay/file}. */
package io.liushui.sandbox.unionpay;
