package io.liushui.channel.alipay;

import io.liushui.spi.ChannelSettings;
import io.liushui.spi.keys.PemKeys;
import java.security.PrivateKey;

/**
 * Who we are at Alipay.
 *
 * @param certificateSerial of our application's certificate; null in public-key mode
 * @param rootSerial of Alipay's root certificates; null in public-key mode
 */
record AppIdentity(String appId, PrivateKey key, String certificateSerial, String rootSerial) {

    static AppIdentity of(ChannelSettings settings) {
        String appId = settings.require("appId");
        if (!appId.matches("[0-9]{10,32}")) {
            throw new IllegalArgumentException("setting 'appId' must be 10 to 32 digits");
        }
        PrivateKey key = PemKeys.rsaPrivateKey(settings, "appPrivateKey");
        if (!Certificates.configured(settings)) {
            return new AppIdentity(appId, key, null, null);
        }
        String serial = Certificates.serial(
                Certificates.read(settings, "appCertificate").getFirst());
        return new AppIdentity(appId, key, serial, Certificates.rootSerial(Certificates.roots(settings)));
    }

    String sign(byte[] content) {
        return Sha256Rsa.sign(key, content);
    }
}
