package io.liushui.api.sftp;

import io.liushui.core.merchantfiles.ReconciliationFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Listens for SFTP: no shell, no command, no forwarding, no password; a bounded number of sessions. */
@Component
@ConditionalOnProperty("liushui.sftp.port")
class SftpServer implements SmartLifecycle {
    static final int MOST_SESSIONS = 200;
    static final int MOST_SESSIONS_OF_AN_APP = 4;

    private static final Logger LOG = LoggerFactory.getLogger(SftpServer.class);
    private static final int MOST_OPEN_FILES = 4;
    private static final int MOST_KEYS_TRIED = 10;
    private static final Duration TO_PROVE_ONESELF = Duration.ofSeconds(20);
    private static final Duration IDLE = Duration.ofMinutes(5);

    private final SshServer server = SshServer.setUpDefaultServer();

    /** @param port 0 for any that is free */
    SftpServer(
            @Value("${liushui.sftp.address:0.0.0.0}") String address,
            @Value("${liushui.sftp.port}") int port,
            AppKeys keys,
            HostKey hostKey,
            ReconciliationFiles files) {
        server.setHost(address);
        server.setPort(port);
        server.setKeyPairProvider(session -> List.of(hostKey.pair()));
        server.setSignatureFactories(
                List.of(BuiltinSignatures.ed25519, BuiltinSignatures.rsaSHA512, BuiltinSignatures.rsaSHA256));
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        server.setPublickeyAuthenticator((user, key, session) -> keys.mayEnter(user, key));
        server.setShellFactory(null);
        server.setCommandFactory(null);
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setSubsystemFactories(List.of(subsystem()));
        server.setFileSystemFactory(new Folders(files));
        server.addSessionListener(new Turnstile());
        limit();
    }

    private static SftpSubsystemFactory subsystem() {
        SftpSubsystemFactory subsystem = new SftpSubsystemFactory();
        subsystem.setFileSystemAccessor(new WithoutFileChannels());
        return subsystem;
    }

    private void limit() {
        CoreModuleProperties.MAX_CONCURRENT_SESSIONS.set(server, MOST_SESSIONS_OF_AN_APP);
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, 2);
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, MOST_KEYS_TRIED);
        CoreModuleProperties.AUTH_TIMEOUT.set(server, TO_PROVE_ONESELF);
        CoreModuleProperties.IDLE_TIMEOUT.set(server, IDLE);
        SftpModuleProperties.MAX_OPEN_HANDLES_PER_SESSION.set(server, MOST_OPEN_FILES);
        SftpModuleProperties.CLIENT_EXTENSIONS.set(server, "");
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "");
    }

    /** @throws UncheckedIOException when the port is taken */
    @Override
    public void start() {
        try {
            server.start();
            LOG.info("SFTP of merchants' files at {}:{}", server.getHost(), server.getPort());
        } catch (IOException failed) {
            throw new UncheckedIOException("SFTP cannot listen at port " + server.getPort(), failed);
        }
    }

    @Override
    public void stop() {
        try {
            server.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public boolean isRunning() {
        return server.isStarted();
    }

    int port() {
        return server.getPort();
    }

    /** Lets nobody in while it is full. */
    private final class Turnstile implements SessionListener {
        @Override
        public void sessionEstablished(Session session) {
            if (server.getActiveSessions().size() > MOST_SESSIONS) {
                LOG.warn("more than {} SFTP sessions: one is sent away", MOST_SESSIONS);
                session.close(true);
            }
        }
    }

    /** The library opens files as channels that only the operating system's file systems have. */
    private static final class WithoutFileChannels implements SftpFileSystemAccessor {
        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle handle,
                Path file,
                String name,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            return Files.newByteChannel(file, options, attributes);
        }
    }

    /** Each session sees the folder of its app. */
    private record Folders(ReconciliationFiles files) implements FileSystemFactory {
        @Override
        public Path getUserHomeDir(SessionContext session) {
            return null;
        }

        @Override
        public FileSystem createFileSystem(SessionContext session) {
            return new AppFileSystem(new AppFolder(files, session.getUsername()));
        }
    }
}
