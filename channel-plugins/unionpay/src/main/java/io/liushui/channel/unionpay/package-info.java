/** UnionPay's gateway 5.1.0: payer page, app and bound card, on its true wire protocol. */
package io.liushui.channel.unionpay;
