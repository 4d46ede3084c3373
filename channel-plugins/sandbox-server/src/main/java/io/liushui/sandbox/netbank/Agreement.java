package io.liushui.sandbox.netbank;

import io.liushui.sandbox.netbank.Sm2.Form;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** The bank's merchants, each with what was agreed with it. */
enum Agreement {
    SM2_DER_GBK("10000001", "GBK", Form.DER, Agreement.ORDINARY_USER_ID),
    SM2_RAW_GBK("10000002", "GBK", Form.RAW, Agreement.ORDINARY_USER_ID),
    RSA_UTF_8("10000003", "UTF-8", null, null),
    SM2_RAW_UTF_8("10000004", "UTF-8", Form.RAW, "merchant-10000004");

    private static final String ORDINARY_USER_ID = "1234567812345678";

    private final String merchantNo;
    private final Charset charset;
    private final Form form;
    private final String userId;

    Agreement(String merchantNo, String charset, Form form, String userId) {
        this.merchantNo = merchantNo;
        this.charset = Charset.forName(charset);
        this.form = form;
        this.userId = userId;
    }

    static Optional<Agreement> of(String merchantNo) {
        return Stream.of(values())
                .filter(agreement -> agreement.merchantNo.equals(merchantNo))
                .findFirst();
    }

    String merchantNo() {
        return merchantNo;
    }

    Charset charset() {
        return charset;
    }

    boolean usesSm2() {
        return form != null;
    }

    /** Of SM2 signatures. */
    Form form() {
        return form;
    }

    /** Of SM2 signatures. */
    byte[] userId() {
        return userId.getBytes(StandardCharsets.US_ASCII);
    }

    String algorithm() {
        return usesSm2() ? "SM2-SM3" : "RSA-SHA256";
    }
}
