package io.liushui.launcher.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The cable between an application and the engine, which a test cuts, or which loses what one side says from a certain moment on. */
final class EngineLink implements AutoCloseable {
    private final ServerSocket server;
    private final int enginePort;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;
    private volatile Loss loss;

    /** @param enginePort of the engine's gateway on this machine */
    EngineLink(int enginePort) {
        this.enginePort = enginePort;
        try {
            this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Nobody gets through until {@link #mend}. */
    void cut() {
        cut = true;
        open.forEach(EngineLink::close);
    }

    /** Faithful again, over new connections. */
    void mend() {
        loss = null;
        open.forEach(EngineLink::close);
        cut = false;
    }

    /** From the request on in which this text stands, no request reaches the engine until {@link #mend}; that one neither. */
    Loss loseRequestsFrom(String text) {
        return loss = new Loss(Loss.Side.REQUESTS, text);
    }

    /** The request in which this text stands still reaches the engine; its answer, and all else that the engine says, is lost until {@link #mend}. */
    Loss loseAnswersAfter(String text) {
        return loss = new Loss(Loss.Side.ANSWERS, text);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException closedOrEngineAway) {
                continue;
            }
        }
    }

    private void connect(Socket application) throws IOException {
        open.add(application);
        if (cut) {
            close(application);
            open.remove(application);
            return;
        }
        Socket engine;
        try {
            engine = new Socket(InetAddress.getLoopbackAddress(), enginePort);
        } catch (IOException away) {
            close(application);
            open.remove(application);
            throw away;
        }
        open.add(engine);
        Thread.ofVirtual().start(() -> pump(Loss.Side.REQUESTS, application, engine));
        Thread.ofVirtual().start(() -> pump(Loss.Side.ANSWERS, engine, application));
    }

    private void pump(Loss.Side side, Socket from, Socket to) {
        byte[] chunk = new byte[1 << 16];
        String before = "";
        try (from;
                to) {
            for (int read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                String words = new String(chunk, 0, read, StandardCharsets.ISO_8859_1);
                Loss now = loss;
                if (now == null || now.passes(side, before, words)) {
                    to.getOutputStream().write(chunk, 0, read);
                }
                before = words;
            }
        } catch (IOException broken) {
            close(to);
        } finally {
            open.remove(from);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
