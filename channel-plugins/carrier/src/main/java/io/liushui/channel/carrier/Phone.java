package io.liushui.channel.carrier;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mobile numbers of mainland China. */
final class Phone {

    private static final Pattern MOBILE = Pattern.compile("(?:(?:\\+|00)?86)?(1[3-9][0-9]{9})");

    private Phone() {}

    /** The eleven digits; empty for any other number. */
    static Optional<String> digits(String phone) {
        Matcher matcher = MOBILE.matcher(phone == null ? "" : phone.replaceAll("[ -]", ""));
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
