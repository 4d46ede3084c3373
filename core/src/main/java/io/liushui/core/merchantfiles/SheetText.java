package io.liushui.core.merchantfiles;

/**
 * Text from merchants in a cell that people may open in a spreadsheet. What a spreadsheet would take for a formula begins with an apostrophe instead; as
 * does text that begins with one by itself, so that the text is had back by taking one away.
 */
final class SheetText {
    private static final String APOSTROPHE = "'";
    /** OWASP's list, with the full-width forms that spreadsheets in Chinese take for the same. */
    private static final String BEGINS_A_FORMULA = "=+-@＝＋－＠";

    private SheetText() {}

    /** Null for null. */
    static String guarded(String text) {
        return text != null && (text.startsWith(APOSTROPHE) || mayBeFormula(text)) ? APOSTROPHE + text : text;
    }

    private static boolean mayBeFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char first = text.charAt(0);
        String shown = text.strip();
        return first == '\t'
                || first == '\r'
                || first == '\n'
                || (!shown.isEmpty() && BEGINS_A_FORMULA.indexOf(shown.charAt(0)) >= 0);
    }
}
