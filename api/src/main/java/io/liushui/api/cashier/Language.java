package io.liushui.api.cashier;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;

/** What the pages are written in. */
enum Language {
    ZH("zh-CN"),
    EN("en");

    /** Set by the page's switch; the same name stands in {@code language.js}. */
    static final String COOKIE = "liushui_language";

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The payer's choice, else the first of the browser's languages that we have, else English. */
    static Language of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return cookie.getValue().equals("zh") ? ZH : EN;
            }
        }
        return accepted(request.getHeader("Accept-Language"));
    }

    static Language accepted(String header) {
        if (header == null) {
            return EN;
        }
        List<Locale.LanguageRange> ranges;
        try {
            ranges = Locale.LanguageRange.parse(header);
        } catch (IllegalArgumentException malformed) {
            return EN;
        }
        return ranges.stream()
                .filter(range -> range.getWeight() > 0)
                .map(range -> range.getRange().split("-", 2)[0])
                .filter(primary -> primary.equals("zh") || primary.equals("en"))
                .findFirst()
                .map(primary -> primary.equals("zh") ? ZH : EN)
                .orElse(EN);
    }

    /** For the attribute {@code lang}. */
    String tag() {
        return tag;
    }

    String choose(String zh, String en) {
        return switch (this) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}
