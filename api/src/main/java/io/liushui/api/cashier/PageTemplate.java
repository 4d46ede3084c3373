package io.liushui.api.cashier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/** An HTML file with places {@code {{name}}}. Values are escaped; {@code {{{name}}}} takes HTML that was made here. */
final class PageTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\{?)([a-z_]+)}}}?");

    private final String html;

    PageTemplate(String name) {
        this.html = new String(Resources.read(name), UTF_8);
    }

    /** @throws IllegalArgumentException when a place has no value */
    byte[] fill(Map<String, String> values) {
        return fillText(values).getBytes(UTF_8);
    }

    String fillText(Map<String, String> values) {
        return PLACE.matcher(html)
                .replaceAll(place -> Matcher.quoteReplacement(value(place.group(1), place.group(2), values)));
    }

    private static String value(String raw, String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for " + name);
        }
        return raw.isEmpty() ? HtmlUtils.htmlEscape(value, "UTF-8") : value;
    }
}
