package io.liushui.launcher;

import com.sun.net.httpserver.HttpServer;
import io.liushui.launcher.client.MerchantClient;
import io.liushui.launcher.client.MerchantKey;
import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Uses what the short commands use, once after a build, so that the JVM can archive those classes. */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {

    @Override
    public Integer call() throws IOException, GeneralSecurityException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            String key = Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded());
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            try (MerchantClient client = new MerchantClient(address, new MerchantKey.Ed25519("warm_up", key))) {
                client.post("/", "{}");
            }
        } finally {
            server.stop(0);
        }
        Parts.of(Installation.fromEnvironment()).all().forEach(part -> part.health());
        return 0;
    }
}
