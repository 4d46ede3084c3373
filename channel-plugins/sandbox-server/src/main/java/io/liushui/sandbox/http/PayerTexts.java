package io.liushui.sandbox.http;

import io.javalin.http.Context;
import io.liushui.sandbox.host.PayerBrand;

/** The payer page's words. */
record PayerTexts(
        String language,
        String otherLanguage,
        String otherLanguageName,
        String title,
        String confirm,
        String refuse,
        String paid,
        String agreed,
        String refused,
        String closed,
        String unknown,
        String back) {

    private static final PayerTexts ENGLISH = new PayerTexts(
            "en",
            "zh",
            "中文",
            "Sandbox",
            "Confirm payment",
            "Refuse",
            "Paid",
            "Agreed",
            "Not paid",
            "This order is closed",
            "This page does not exist",
            "Back to the merchant");

    private static final PayerTexts CHINESE =
            new PayerTexts("zh", "en", "English", "沙盒", "确认付款", "拒绝", "付款成功", "已同意", "未付款", "订单已关闭", "页面不存在", "返回商户");

    /** By the parameter {@code lang}, else by what the browser prefers. */
    static PayerTexts of(Context context) {
        String asked = context.queryParam("lang");
        String preferred = asked == null ? context.header("Accept-Language") : asked;
        return preferred != null && preferred.startsWith("zh") ? CHINESE : ENGLISH;
    }

    PayerTexts named(PayerBrand brand) {
        return new PayerTexts(
                language,
                otherLanguage,
                otherLanguageName,
                language.equals("zh") ? brand.chineseName() : brand.englishName(),
                confirm,
                refuse,
                paid,
                agreed,
                refused,
                closed,
                unknown,
                back);
    }
}
