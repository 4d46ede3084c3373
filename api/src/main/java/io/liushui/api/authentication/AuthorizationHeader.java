package io.liushui.api.authentication;

import io.liushui.api.problems.ProblemCode;
import io.liushui.api.problems.Refusal;
import io.liushui.core.merchants.SignatureAlgorithm;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code LIUSHUI-<ALGORITHM> key_id="…",timestamp="<unix seconds>",nonce="…",signature="<base64>"}, the parameters in any order.
 *
 * @param timestamp as sent, 1 to 12 digits
 */
record AuthorizationHeader(
        SignatureAlgorithm algorithm, String keyId, String timestamp, String nonce, byte[] signature) {
    private static final String SCHEME = "LIUSHUI-";
    private static final int LONGEST = 4096;
    private static final Set<String> NAMES = Set.of("key_id", "timestamp", "nonce", "signature");
    private static final Pattern PARAMETER = Pattern.compile("[ \\t]*([a-z_]+)=\"([^\"\\\\]*)\"[ \\t]*(,|$)");
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_]{1,64}");
    private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
    private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_.+/=-]{8,64}");

    /** @throws Refusal when it is missing or malformed */
    static AuthorizationHeader parse(String header) {
        if (header == null || header.isBlank()) {
            throw Refusal.of(ProblemCode.SIGNATURE_MISSING, "Authorization", "sign the request: see the documentation");
        }
        int space = header.indexOf(' ');
        if (space < 0 || header.length() > LONGEST || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw malformed("it must begin with LIUSHUI- and the name of an algorithm");
        }
        SignatureAlgorithm algorithm = SignatureAlgorithm.ofLabel(header.substring(SCHEME.length(), space))
                .orElseThrow(() -> malformed("this algorithm is not offered"));
        Map<String, String> parameters = parameters(header.substring(space + 1));
        return new AuthorizationHeader(
                algorithm,
                require(parameters, "key_id", KEY_ID),
                require(parameters, "timestamp", TIMESTAMP),
                require(parameters, "nonce", NONCE),
                signature(parameters.get("signature")));
    }

    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(text);
        int end = 0;
        boolean more = true;
        while (more) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw malformed("parameters have the form name=\"value\", separated by commas");
            }
            if (!NAMES.contains(matcher.group(1)) || parameters.put(matcher.group(1), matcher.group(2)) != null) {
                throw malformed("the parameter " + matcher.group(1) + " is unknown or repeated");
            }
            more = matcher.group(3).equals(",");
            end = matcher.end();
        }
        return parameters;
    }

    private static String require(Map<String, String> parameters, String name, Pattern form) {
        String value = parameters.get(name);
        if (value == null || !form.matcher(value).matches()) {
            throw malformed("the parameter " + name + " is missing or malformed");
        }
        return value;
    }

    private static byte[] signature(String base64) {
        try {
            if (base64 != null && !base64.isEmpty()) {
                return Base64.getDecoder().decode(base64);
            }
        } catch (IllegalArgumentException notBase64) {
            // said below
        }
        throw malformed("the parameter signature must be base64");
    }

    private static Refusal malformed(String detail) {
        return Refusal.of(ProblemCode.SIGNATURE_MALFORMED, "Authorization", detail);
    }
}
