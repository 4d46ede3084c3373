package io.liushui.api.sftp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.liushui.api.refunds.Backroom;
import io.liushui.api.world.ApiWorld;
import io.liushui.api.world.Shop;
import io.liushui.core.merchantfiles.ReconciliationFiles;
import io.liushui.core.merchants.KeyAdministration;
import io.liushui.core.merchants.Merchants;
import io.liushui.core.merchants.SignatureAlgorithm;
import io.liushui.core.secrets.KeysDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpException;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop fetches its files with an SFTP client, and finds nothing else. */
class SftpIntegrationTests {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ApiWorld world = ApiWorld.shared();
    private final Shop shop = world.shop();
    private final SshClient client = SshClient.setUpDefaultClient();
    private final List<PublicKey> hostKeys = new CopyOnWriteArrayList<>();
    private SftpServer server;

    @TempDir
    private Path keys;

    @BeforeEach
    void start() {
        server = server();
        client.setServerKeyVerifier((session, address, key) -> hostKeys.add(key));
        client.start();
    }

    @AfterEach
    void stop() {
        client.stop();
        server.stop();
    }

    @Test
    void aShopListsAndFetchesItsFilesWithItsRsaKey() throws Exception {
        LocalDate day = aDayWithAPayment();
        KeyPair rsa = registered(SignatureAlgorithm.RSA_SHA256, KeyPairGenerator.getInstance("RSA"));
        String csv = shop.get("/v1/reconciliation-files/" + day + "/content").body();
        String sha256 = shop.get("/v1/reconciliation-files/" + day).text("sha256");

        try (ClientSession session = session(shop.appId(), rsa);
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(names(sftp, "/")).containsExactlyInAnyOrder(day + ".csv", day + ".csv.sha256");
            assertThat(sftp.stat("/" + day + ".csv").getSize()).isEqualTo(csv.getBytes(UTF_8).length);
            assertThat(text(sftp, "/" + day + ".csv")).isEqualTo(csv);
            assertThat(text(sftp, day + ".csv.sha256")).isEqualTo(sha256 + "  " + day + ".csv\n");
        }
    }

    @Test
    void anEd25519KeyOpensTooAndAnotherShopSeesItsOwn() throws Exception {
        LocalDate day = aDayWithAPayment();
        shop.get("/v1/reconciliation-files/" + day);
        Shop other = world.shop();
        KeyPair ed25519 = KeyPairGenerator.getInstance("Ed25519", new BouncyCastleProvider())
                .generateKeyPair();
        register(other, SignatureAlgorithm.ED25519, ed25519);

        try (ClientSession session = session(other.appId(), ed25519);
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            assertThat(names(sftp, "/")).isEmpty();
            refused(() -> text(sftp, "/" + day + ".csv"));
        }
        assertThatThrownBy(() -> session(shop.appId(), ed25519)).isInstanceOf(SshException.class);
    }

    @Test
    void nothingCanBeChangedAndThereIsNothingElse() throws Exception {
        LocalDate day = aDayWithAPayment();
        KeyPair rsa = registered(SignatureAlgorithm.RSA_SHA256, KeyPairGenerator.getInstance("RSA"));
        String file = "/" + day + ".csv";

        try (ClientSession session = session(shop.appId(), rsa);
                SftpClient sftp = SftpClientFactory.instance().createSftpClient(session)) {
            refused(() -> sftp.remove(file));
            refused(() -> sftp.mkdir("/new"));
            refused(() -> sftp.rename(file, "/mine.csv"));
            refused(() -> sftp.open(file, OpenMode.Write).close());
            refused(() -> sftp.open("/new.csv", OpenMode.Write, OpenMode.Create).close());
            refused(() -> sftp.symLink("/link", file));
            for (String path : List.of("/etc/passwd", "/../etc/passwd", "/2026-02-30.csv", "/" + day, "/x.sha256")) {
                refused(() -> text(sftp, path));
            }
            assertThat(sftp.canonicalPath("../../..")).isEqualTo("/");
            SshdSocketAddress anywhere = new SshdSocketAddress("127.0.0.1", 0);
            assertThatThrownBy(() -> session.startRemotePortForwarding(anywhere, anywhere))
                    .isInstanceOf(IOException.class);
            assertThat(text(sftp, file)).startsWith("record,id,kind");
        }
    }

    @Test
    void whoHasNoKeyThatSshKnowsIsRefused() throws Exception {
        KeyPair rsa = rsa();

        assertThatThrownBy(() -> session(shop.appId(), rsa))
                .as("its only key is HMAC")
                .isInstanceOf(SshException.class);
        assertThatThrownBy(() -> session("root", rsa)).isInstanceOf(SshException.class);
        register(shop, SignatureAlgorithm.RSA_SHA256, rsa());
        assertThatThrownBy(() -> session(shop.appId(), rsa)).as("not its key").isInstanceOf(SshException.class);
    }

    @Test
    void oneAppHasABoundedNumberOfSessions() throws Exception {
        KeyPair rsa = registered(SignatureAlgorithm.RSA_SHA256, KeyPairGenerator.getInstance("RSA"));
        List<ClientSession> open = new ArrayList<>();
        try {
            for (int i = 0; i < SftpServer.MOST_SESSIONS_OF_AN_APP; i++) {
                open.add(session(shop.appId(), rsa));
            }
            assertThatThrownBy(() -> session(shop.appId(), rsa)).isInstanceOf(SshException.class);
        } finally {
            for (ClientSession session : open) {
                session.close();
            }
        }
    }

    @Test
    void itsHostKeyStaysTheSame() throws Exception {
        KeyPair rsa = registered(SignatureAlgorithm.RSA_SHA256, KeyPairGenerator.getInstance("RSA"));
        session(shop.appId(), rsa).close();
        server.stop();
        server = server();
        session(shop.appId(), rsa).close();

        assertThat(hostKeys).hasSize(2);
        assertThat(hostKeys.getFirst()).isEqualTo(hostKeys.getLast());
    }

    private SftpServer server() {
        SftpServer listening = new SftpServer(
                "127.0.0.1",
                0,
                new AppKeys(world.bean(Merchants.class), world.clock),
                new HostKey(new KeysDirectory(keys)),
                world.bean(ReconciliationFiles.class));
        listening.start();
        return listening;
    }

    private LocalDate aDayWithAPayment() {
        LocalDate day = LocalDate.ofInstant(world.clock.instant(), SHANGHAI);
        new Backroom(world).paid(shop);
        Instant ready = day.plusDays(1).atStartOfDay(SHANGHAI).toInstant().plus(Duration.ofMinutes(10));
        world.clock.advance(Duration.between(world.clock.instant(), ready));
        return day;
    }

    private ClientSession session(String user, KeyPair key) throws IOException {
        ClientSession session =
                client.connect(user, "127.0.0.1", server.port()).verify(LONGEST).getSession();
        try {
            session.addPublicKeyIdentity(key);
            session.auth().verify(LONGEST);
            return session;
        } catch (IOException refused) {
            session.close();
            throw refused;
        }
    }

    private KeyPair registered(SignatureAlgorithm algorithm, KeyPairGenerator generator) {
        KeyPair pair = generator.generateKeyPair();
        register(shop, algorithm, pair);
        return pair;
    }

    private void register(Shop owner, SignatureAlgorithm algorithm, KeyPair pair) {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
        world.bean(KeyAdministration.class).addKey(owner.appId(), algorithm, pem);
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    }

    private static List<String> names(SftpClient sftp, String path) throws IOException {
        return StreamSupport.stream(sftp.readDir(path).spliterator(), false)
                .map(SftpClient.DirEntry::getFilename)
                .filter(name -> !name.equals(".") && !name.equals(".."))
                .toList();
    }

    private static String text(SftpClient sftp, String path) throws IOException {
        try (java.io.InputStream from = sftp.read(path)) {
            return new String(from.readAllBytes(), UTF_8);
        }
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable attempt) {
        assertThatThrownBy(attempt).isInstanceOf(SftpException.class);
    }
}
