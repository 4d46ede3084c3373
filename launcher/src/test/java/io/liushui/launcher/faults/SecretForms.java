package io.liushui.launcher.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** The ways in which a secret may stand in a text: as it is, line by line, percent-encoded, in hexadecimal, or in Base64 at any offset. */
final class SecretForms {
    private static final int SHORTEST = 12;

    private SecretForms() {}

    static Set<String> of(String secret) {
        Set<String> forms = new TreeSet<>();
        secret.lines()
                .map(String::strip)
                .filter(line -> !line.startsWith("-----"))
                .forEach(line -> {
                    forms.add(line);
                    forms.add(URLEncoder.encode(line, UTF_8));
                });
        forms.addAll(of(secret.getBytes(UTF_8)));
        forms.removeIf(form -> form.length() < SHORTEST);
        return forms;
    }

    /** Of a card's number also in groups of four, as people write it. */
    static Set<String> ofCard(String number) {
        Set<String> forms = new TreeSet<>(of(number));
        for (String between : List.of(" ", "-")) {
            forms.addAll(of(number.replaceAll("([0-9]{4})(?=[0-9])", "$1" + between)));
        }
        return forms;
    }

    static Set<String> of(byte[] secret) {
        Set<String> forms = new TreeSet<>();
        String hex = HexFormat.of().formatHex(secret);
        forms.add(hex);
        forms.add(hex.toUpperCase(Locale.ROOT));
        for (int before = 0; before < 3; before++) {
            forms.add(inside(Base64.getEncoder(), secret, before));
            forms.add(inside(Base64.getUrlEncoder(), secret, before));
        }
        return forms;
    }

    /** The characters that the secret alone determines when so many other bytes stand before it. */
    private static String inside(Base64.Encoder encoder, byte[] secret, int before) {
        byte[] shifted = new byte[before + secret.length];
        System.arraycopy(secret, 0, shifted, before, secret.length);
        int first = (before * 8 + 5) / 6;
        int end = shifted.length * 8 / 6;
        return new String(Arrays.copyOfRange(encoder.encode(shifted), first, end), UTF_8);
    }
}
