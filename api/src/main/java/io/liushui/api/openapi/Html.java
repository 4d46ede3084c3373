package io.liushui.api.openapi;

import java.util.regex.Pattern;

/** The little HTML that the pages need. */
final class Html {
    static final String STYLE = """
            :root { color-scheme: light dark; }
            body { font: 16px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
            code, pre { font: 0.875em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
            pre { padding: 0.75rem; overflow-x: auto; border: 1px solid #8886; border-radius: 6px; }
            table { border-collapse: collapse; width: 100%; display: block; overflow-x: auto; }
            th, td { text-align: left; vertical-align: top; padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid #8886; }
            h2 { margin-top: 2.5rem; border-top: 1px solid #8886; padding-top: 1rem; }
            nav li { list-style: none; }
            """;
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");

    private Html() {}

    static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>" + escape(title)
                + "</title><link rel=\"stylesheet\" href=\"/docs/style.css\"></head><body><main><h1>"
                + escape(title) + "</h1>" + body + "</main></body></html>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Paragraphs, code and strong words of Markdown. */
    static String prose(Object markdown) {
        if (markdown == null) {
            return "";
        }
        StringBuilder html = new StringBuilder();
        for (String paragraph : markdown.toString().strip().split("\\n\\s*\\n")) {
            html.append("<p>").append(inline(paragraph)).append("</p>");
        }
        return html.toString();
    }

    static String inline(String markdown) {
        String code = CODE.matcher(escape(markdown)).replaceAll("<code>$1</code>");
        return STRONG.matcher(code).replaceAll("<strong>$1</strong>");
    }

    static String row(String... cells) {
        return "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>";
    }
}
