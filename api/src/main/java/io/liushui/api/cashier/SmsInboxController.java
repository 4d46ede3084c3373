package io.liushui.api.cashier;

import io.liushui.core.sms.SmsInbox;
import io.liushui.core.sms.SmsInbox.SmsMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows the messages that a local installation keeps instead of sending them. Everybody who reaches it can read the codes, so it is off by default. */
@Controller
@ConditionalOnProperty("liushui.sms.inbox-page")
class SmsInboxController {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("UTC"));

    private final PageTemplate page = new PageTemplate("sms.html");
    private final PageTemplate row = new PageTemplate("sms-message.html");
    private final SmsInbox inbox;
    private final Assets assets;
    private final Clock clock;

    SmsInboxController(SmsInbox inbox, Assets assets, Clock clock) {
        this.inbox = inbox;
        this.assets = assets;
        this.clock = clock;
    }

    @GetMapping("/sms")
    ResponseEntity<byte[]> inbox(@RequestParam(required = false) String lang, HttpServletRequest request) {
        Language language = lang == null ? Language.of(request) : lang.equals("zh") ? Language.ZH : Language.EN;
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
        if (lang != null) {
            answer.header(
                    HttpHeaders.SET_COOKIE,
                    Language.COOKIE + "=" + language.choose("zh", "en") + "; Path=/; Max-Age=31536000; SameSite=Lax");
        }
        return answer.body(html(inbox.newest(), language));
    }

    private byte[] html(List<SmsMessage> messages, Language language) {
        String rows = messages.stream()
                .map(message -> row.fillText(Map.of(
                        "phone", message.phone(),
                        "time", TIME.format(message.sentAt()) + " UTC",
                        "text", message.text())))
                .collect(Collectors.joining());
        return page.fill(Map.of(
                "lang", language.tag(),
                "assets", assets.base(),
                "title", language.choose("短信收件箱", "SMS inbox"),
                "explanation",
                        language.choose(
                                "本地安装不会发出真实短信，短信都显示在这里，最新的在最前。",
                                "A local installation sends no real messages. They are shown here, newest first."),
                "refresh", language.choose("刷新", "Refresh"),
                "as_of", language.choose("截至 ", "As of ") + TIME.format(clock.instant()) + " UTC",
                "empty", messages.isEmpty() ? language.choose("还没有短信。", "No messages yet.") : "",
                "messages", rows,
                "other_language", language.choose("English", "中文"),
                "other_code", language.choose("en", "zh")));
    }
}
