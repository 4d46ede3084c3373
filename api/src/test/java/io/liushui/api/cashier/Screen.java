package io.liushui.api.cashier;

import java.util.stream.Stream;

/** How a payer looks at the page. */
record Screen(int width, int height, Language language) {
    static final Screen PHONE_ZH = new Screen(390, 844, Language.ZH);
    static final Screen DESKTOP_EN = new Screen(1440, 900, Language.EN);

    static Stream<Screen> all() {
        return Stream.of(PHONE_ZH, new Screen(390, 844, Language.EN), new Screen(1440, 900, Language.ZH), DESKTOP_EN);
    }

    String says(String zh, String en) {
        return language.choose(zh, en);
    }

    @Override
    public String toString() {
        return width + "-" + language.choose("zh", "en");
    }
}
