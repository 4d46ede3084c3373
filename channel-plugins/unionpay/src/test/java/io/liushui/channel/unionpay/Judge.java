package io.liushui.channel.unionpay;

import com.egzosn.pay.common.bean.CertStoreType;
import com.egzosn.pay.common.bean.NoticeParams;
import com.egzosn.pay.common.bean.PayOrder;
import com.egzosn.pay.common.http.UriVariables;
import com.egzosn.pay.union.api.UnionPayConfigStorage;
import com.egzosn.pay.union.api.UnionPayService;
import com.egzosn.pay.union.bean.UnionTransactionType;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** An independent implementation of UnionPay's protocol, with the keys of a sandbox. */
final class Judge {
    private final UnionPayService service;

    Judge(UnionPayUnderTest unionPay) {
        UnionPayConfigStorage keys = new UnionPayConfigStorage();
        keys.setMerId(UnionPayUnderTest.MERCHANT);
        keys.setCertSign(true);
        keys.setCertStoreType(CertStoreType.INPUT_STREAM);
        keys.setKeyPrivateCert(stream(Base64.getMimeDecoder().decode(unionPay.key("merchant-pfx.txt"))));
        keys.setKeyPrivateCertPwd("000000");
        keys.setAcpRootCert(stream(unionPay.key("root-certificate.pem").getBytes(StandardCharsets.US_ASCII)));
        keys.setAcpMiddleCert(stream(unionPay.key("middle-certificate.pem").getBytes(StandardCharsets.US_ASCII)));
        keys.setNotifyUrl("http://127.0.0.1/notifications");
        keys.setReturnUrl("http://127.0.0.1/back");
        keys.setSignType("RSA2");
        keys.setInputCharset("UTF-8");
        service = new UnionPayService(keys);
    }

    /** Whether the signature belongs to these fields, and to a certificate below the root. */
    boolean verifies(Map<String, ?> fields) {
        try {
            return service.verify(new NoticeParams(new HashMap<>(fields)));
        } catch (RuntimeException unreadable) {
            // It knows no better way to say that it does not believe a certificate
            return false;
        }
    }

    /** The fields of an answer, as it reads them. */
    static Map<String, Object> read(String answer) {
        return UriVariables.getParametersToMap(answer);
    }

    /** A payment on the page, signed. @param more further fields */
    Map<String, String> signedPayment(String orderNo, Map<String, String> more) {
        PayOrder order = new PayOrder("Tea 龙井", "Tea", new BigDecimal("12.34"), orderNo, UnionTransactionType.WEB);
        more.forEach(order::addAttr);
        Map<String, String> signed = new TreeMap<>();
        service.orderInfo(order).forEach((name, value) -> signed.put(name, String.valueOf(value)));
        return signed;
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
