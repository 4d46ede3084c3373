package io.liushui.sandbox.paypal;

import io.liushui.sandbox.books.References;
import java.security.SecureRandom;

/**
 * PayPal's own numbers: 17 upper-case letters and digits. The last one tells what it is; an order, its capture and its authorisations share the
 * sixteen before it, so that one is found from the other. To a client they say nothing.
 */
final class PaypalIds implements References {

    private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int STEM = 16;
    private static final char ORDER = 'T';
    private static final char ORDER_TO_AUTHORIZE = 'S';
    private static final char CAPTURE_OF_ORDER = 'C';
    private static final char CAPTURE_OF_AUTHORIZATION = 'K';
    private static final char REFUND = 'R';

    private final SecureRandom random = new SecureRandom();

    @Override
    public String next(Kind kind) {
        StringBuilder id = new StringBuilder(STEM + 1);
        while (id.length() < STEM) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.append(
                        switch (kind) {
                            case ORDER -> ORDER;
                            case AUTHORIZATION -> ORDER_TO_AUTHORIZE;
                            case CAPTURE -> CAPTURE_OF_AUTHORIZATION;
                            case REFUND -> REFUND;
                            case CONTRACT, PAYOUT, PAYOUT_RETURN -> 'B';
                        })
                .toString();
    }

    static boolean isOrder(String id) {
        return ends(id, ORDER);
    }

    static boolean isOrderToAuthorize(String id) {
        return ends(id, ORDER_TO_AUTHORIZE);
    }

    static boolean isCaptureOfOrder(String id) {
        return ends(id, CAPTURE_OF_ORDER);
    }

    static boolean isCaptureOfAuthorization(String id) {
        return ends(id, CAPTURE_OF_AUTHORIZATION);
    }

    /** 0 for the first authorisation of an order, 1 to 8 for one that renewed it, negative when it is none. */
    static int generation(String id) {
        int digit = id.length() == STEM + 1 ? id.charAt(STEM) - '1' : -1;
        return digit >= 0 && digit <= 8 ? digit : -1;
    }

    static String captureOf(String orderId) {
        return with(orderId, CAPTURE_OF_ORDER);
    }

    static String authorizationOf(String orderId, int generation) {
        return with(orderId, (char) ('1' + generation));
    }

    static String orderOfCapture(String captureId) {
        return with(captureId, ORDER);
    }

    static String orderOfAuthorization(String authorizationId) {
        return with(authorizationId, ORDER_TO_AUTHORIZE);
    }

    private static boolean ends(String id, char kind) {
        return id.length() == STEM + 1 && id.charAt(STEM) == kind;
    }

    private static String with(String id, char kind) {
        return id.substring(0, STEM) + kind;
    }
}
