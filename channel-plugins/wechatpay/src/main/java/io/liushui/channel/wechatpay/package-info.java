/** WeChat Pay, APIv3, for a merchant of its own: payments by code, in WeChat, in a browser and in an app, with refunds, bills and notifications. */
package io.liushui.channel.wechatpay;
