package io.liushui.core.channels;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The fields whose values never stand in the log, as patterns over text: JSON, JSON inside a JSON text, forms and XML. */
final class MaskedFields {
    /** Keys and passwords, card data, and what tells who the payer is. */
    private static final Set<String> ALWAYS = Set.of(
            "access_token",
            "account_number",
            "acc_no",
            "api_key",
            "api_v3_key",
            "app_secret",
            "authorization",
            "buyer_id",
            "buyer_logon_id",
            "buyer_open_id",
            "buyer_user_id",
            "card_no",
            "card_number",
            "certif_id",
            "client_secret",
            "customer_info",
            "cvc",
            "cvn2",
            "cvv",
            "email",
            "email_address",
            "id_card",
            "id_no",
            "id_token",
            "key_password",
            "mobile",
            "mobile_no",
            "msisdn",
            "open_id",
            "pan",
            "passwd",
            "password",
            "payer_account",
            "payer_client_ip",
            "payer_ip",
            "phone",
            "phone_no",
            "phone_number",
            "pin",
            "private_key",
            "refresh_token",
            "secret",
            "security_code",
            "sms_code",
            "sub_open_id",
            "track2",
            "valid_date",
            "verification_code");

    private static final String JSON_VALUE =
            "(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"?|-?[0-9][^,}\\]\\s]*+|true|false)";
    private static final String NESTED_TEXT = "(?:[^\"\\\\]++|\\\\\\\\(?:\\\\\"|.))*+";

    private final Pattern json;
    private final Pattern nestedJson;
    private final Pattern form;
    private final Pattern xml;

    /** @param more names beside the usual ones; capitals, hyphens and underscores do not count */
    MaskedFields(Collection<String> more) {
        Set<String> names = new TreeSet<>(ALWAYS);
        names.addAll(more);
        String any = names.stream().map(MaskedFields::loosely).collect(Collectors.joining("|", "(?i:", ")"));
        json = Pattern.compile("(\"" + any + "\"\\s*:\\s*)" + JSON_VALUE, Pattern.DOTALL);
        nestedJson = Pattern.compile("(\\\\\"" + any + "\\\\\"\\s*:\\s*\\\\\")" + NESTED_TEXT, Pattern.DOTALL);
        form = Pattern.compile("((?:^|[?&\\s\"])" + any + "=)[^&\\s\"]*+");
        xml = Pattern.compile("(<" + any + "(?:\\s[^>]*+)?>)(?:<!\\[CDATA\\[.*?(?:]]>|\\z)|[^<]*+)", Pattern.DOTALL);
    }

    String mask(String text) {
        String masked = json.matcher(text).replaceAll("$1\"***\"");
        masked = nestedJson.matcher(masked).replaceAll("$1***");
        masked = form.matcher(masked).replaceAll("$1***");
        return xml.matcher(masked).replaceAll("$1***");
    }

    /** {@code card_no} also finds {@code cardNo}, {@code card-no} and {@code CARDNO}. */
    private static String loosely(String name) {
        return Pattern.compile("[_-]").splitAsStream(name).map(Pattern::quote).collect(Collectors.joining("[_-]?"));
    }
}
