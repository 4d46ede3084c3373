package io.liushui.api.cashier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.liushui.core.payments.NextAction;
import io.liushui.core.payments.Payment;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.util.HtmlUtils;

/** The form that takes the payer's browser to the channel's own page, in the character set that the channel reads. Works without scripts. */
@Controller
class ChannelFormController {
    private final PageTemplate page = new PageTemplate("channel-form.html");
    private final OpenCashiers cashiers;
    private final CashierLimits limits;
    private final Assets assets;

    ChannelFormController(OpenCashiers cashiers, CashierLimits limits, Assets assets) {
        this.cashiers = cashiers;
        this.limits = limits;
        this.assets = assets;
    }

    @GetMapping("/cashier/{token}/form")
    ResponseEntity<byte[]> form(@PathVariable String token, HttpServletRequest request) {
        limits.take(token);
        Payment payment = cashiers.require(token);
        if (payment.action() instanceof NextAction.PostForm(String url, Map<String, String> fields, String charset)
                && PayerAddress.page(url) != null) {
            return ResponseEntity.ok()
                    .header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                    .header("Content-Security-Policy", PageHeaders.policy(origin(url)))
                    .body(html(Language.of(request), url, fields, charset));
        }
        throw CashierRefusal.of(CashierProblem.PAYMENT_NOT_OPEN);
    }

    private byte[] html(Language language, String url, Map<String, String> fields, String charset) {
        return page.fill(Map.of(
                "lang", language.tag(),
                "assets", assets.base(),
                "title", language.choose("正在前往支付页面", "Taking you to the payment page"),
                "text", language.choose("如果没有自动跳转，请点击下面的按钮。", "If nothing happens, press the button."),
                "go", language.choose("继续", "Continue"),
                "url", url,
                "charset", charset,
                "fields", inputs(fields)));
    }

    private static String inputs(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"" + escape(field.getKey()) + "\" value=\""
                        + escape(field.getValue()) + "\">")
                .collect(Collectors.joining("\n"));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, UTF_8.name());
    }

    private static String origin(String url) {
        URI address = URI.create(url);
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
