package io.liushui.workers.webhooks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server that promises to keep its connections and closes each, without a word, after so many answers; after none it closes once it was asked. */
final class ClosingEndpoint implements AutoCloseable {
    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\nConnection: keep-alive\r\n\r\n".getBytes(US_ASCII);
    private static final String LENGTH = "content-length:";

    final AtomicInteger connections = new AtomicInteger();
    final AtomicInteger answers = new AtomicInteger();
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Integer> answersOfEach;
    private final List<CountDownLatch> closed;

    /** @param answersOfEach one number for each connection that may come */
    ClosingEndpoint(Integer... answersOfEach) throws IOException {
        this.answersOfEach = List.of(answersOfEach);
        this.closed =
                this.answersOfEach.stream().map(each -> new CountDownLatch(1)).toList();
        Thread.ofVirtual().start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/webhooks";
    }

    /** Waits until the connection of this number, from 0, is closed on the server's side. */
    void awaitClosed(int connection) throws InterruptedException {
        if (!closed.get(connection).await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("connection " + connection + " is still open");
        }
    }

    private void serve() {
        for (int number = 0; number < answersOfEach.size(); number++) {
            try (Socket socket = server.accept()) {
                connections.incrementAndGet();
                answer(socket, answersOfEach.get(number));
            } catch (IOException over) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(over);
                }
                return;
            }
            closed.get(number).countDown();
        }
    }

    private void answer(Socket socket, int times) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        for (int time = 0; time < Math.max(1, times); time++) {
            read(in);
            if (times > 0) {
                answers.incrementAndGet();
                socket.getOutputStream().write(ANSWER);
                socket.getOutputStream().flush();
            }
        }
    }

    /** One request, to the end of its body. */
    private static void read(InputStream in) throws IOException {
        int length = 0;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
