package io.liushui.api.cashier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.nayuki.qrcodegen.QrCode;

/** QR codes as SVG, black on white in dark pages too: many scanners read nothing else. */
final class QrImage {
    /** Modules, as ISO/IEC 18004 asks. */
    private static final int QUIET_ZONE = 4;

    private QrImage() {}

    static byte[] svg(String content) {
        QrCode code = QrCode.encodeText(content, QrCode.Ecc.MEDIUM);
        int side = code.size + 2 * QUIET_ZONE;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    path.append('M')
                            .append(x + QUIET_ZONE)
                            .append(' ')
                            .append(y + QUIET_ZONE)
                            .append("h1v1h-1z");
                }
            }
        }
        String svg =
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %1$d %1$d\" shape-rendering=\"crispEdges\">"
                        + "<path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/><path d=\"%2$s\"/></svg>";
        return svg.formatted(side, path).getBytes(UTF_8);
    }
}
