/**
 * WeChat Pay, APIv3, below {@code /wechatpay/v3}, for one merchant. What differs from the real one: codes and pages are the sandbox's own payer
 * page, and a bill is ready at once, even that of the day that is not over.
 */
package io.liushui.sandbox.wechatpay;
