package io.liushui.api.openapi;

import io.liushui.api.problems.ProblemCode;

/** Every problem code, from the list that the answers are made of. */
final class ProblemsPage {
    private ProblemsPage() {}

    static String html() {
        StringBuilder html = new StringBuilder(
                "<p><a href=\"/docs\">The API</a></p><table><thead><tr><th scope=\"col\">Code</th>"
                        + "<th scope=\"col\">Status</th><th scope=\"col\">Title</th><th scope=\"col\">What to do</th></tr></thead><tbody>");
        for (ProblemCode code : ProblemCode.values()) {
            html.append("<tr id=\"" + code.code() + "\"><td><code>" + code.code() + "</code></td><td>" + code.status()
                    + "</td><td>" + Html.escape(code.title()) + "</td><td>" + Html.inline(code.advice())
                    + "</td></tr>");
        }
        return Html.page("Problem codes", html.append("</tbody></table>").toString());
    }
}
