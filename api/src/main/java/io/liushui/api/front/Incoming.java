package io.liushui.api.front;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a servlet request, bounded. */
final class Incoming {
    private Incoming() {}

    static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        request.getHeaderNames()
                .asIterator()
                .forEachRemaining(name -> request.getHeaders(name)
                        .asIterator()
                        .forEachRemaining(value -> headers.put(name.toLowerCase(Locale.ROOT), value)));
        return headers;
    }

    /** @throws Refusal when it is larger */
    static byte[] body(HttpServletRequest request, int largestBytes) throws IOException {
        byte[] body = request.getContentLengthLong() > largestBytes
                ? null
                : request.getInputStream().readNBytes(largestBytes + 1);
        if (body == null || body.length > largestBytes) {
            throw Refusal.of(ProblemCode.BODY_TOO_LARGE, "at most " + largestBytes + " bytes");
        }
        return body;
    }

    /**
     * @param answers the media type that is there
     * @throws Refusal when the caller does not want it
     */
    static void requireAcceptable(String accept, String answers) {
        if (accept == null || accept.isBlank()) {
            return;
        }
        for (String range : accept.split(",")) {
            String[] parts = range.split(";");
            String wanted = parts[0].strip().toLowerCase(Locale.ROOT);
            boolean fits = wanted.equals("*/*")
                    || wanted.equals(answers)
                    || wanted.equals(answers.substring(0, answers.indexOf('/')) + "/*");
            if (fits && !range.replace(" ", "").matches(".*;q=0(\\.0*)?(;.*)?")) {
                return;
            }
        }
        throw Refusal.of(ProblemCode.NOT_ACCEPTABLE, "Accept", "answers are " + answers);
    }

    /**
     * @param mediaTypes in lower case
     * @throws Refusal when a body is not declared as one of them, in UTF-8
     */
    static void requireMediaType(String contentType, byte[] body, Set<String> mediaTypes) {
        if (body.length == 0 && contentType == null) {
            return;
        }
        String declared =
                contentType == null ? "" : contentType.toLowerCase(Locale.ROOT).replaceAll("[ \"]", "");
        if (!mediaTypes.contains(declared.replaceFirst(";charset=utf-8$", ""))) {
            throw Refusal.of(
                    ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                    "Content-Type",
                    "send " + String.join(" or ", new TreeSet<>(mediaTypes)));
        }
    }
}
