package io.liushui.api.cashier;

import io.liushui.core.payments.Payment;
import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The pages' HTML. The page carries its first view, so that it draws without asking again. */
@Component
class CashierPages {
    private final PageTemplate page = new PageTemplate("page.html");
    private final PageTemplate unknown = new PageTemplate("unknown.html");
    private final CashierViews views;
    private final Assets assets;
    private final Clock clock;

    CashierPages(CashierViews views, Assets assets, Clock clock) {
        this.views = views;
        this.assets = assets;
        this.clock = clock;
    }

    byte[] payment(Payment payment, Language language) {
        CashierViews.View view = views.of(payment);
        return page.fill(Map.ofEntries(
                Map.entry("lang", language.tag()),
                Map.entry("assets", assets.base()),
                Map.entry("title", language.choose("收银台", "Checkout")),
                Map.entry("merchant", views.merchantName(payment)),
                Map.entry("subject", payment.subject()),
                Map.entry("amount", payment.amount().toString()),
                Map.entry("address", "/cashier/" + payment.cashierToken()),
                Map.entry("view", view.json()),
                Map.entry("etag", view.etag()),
                Map.entry("server_time", Long.toString(clock.millis())),
                Map.entry("other_language", language.choose("English", "中文")),
                Map.entry("other_lang", language.choose("en", "zh-CN")),
                Map.entry(
                        "no_script",
                        language.choose(
                                "请在浏览器中启用 JavaScript 以完成支付。", "Please enable JavaScript in your browser to pay."))));
    }

    byte[] unknown(Language language) {
        return unknown.fill(Map.of(
                "lang", language.tag(),
                "assets", assets.base(),
                "title", language.choose("找不到这笔支付", "We cannot find this payment"),
                "text",
                        language.choose(
                                "链接可能不完整或已失效。请回到商户页面，重新发起支付。打开此链接不会产生扣款。",
                                "The link may be incomplete or out of date. Go back to the merchant and start the payment again. "
                                        + "Opening this link has charged you nothing.")));
    }
}
