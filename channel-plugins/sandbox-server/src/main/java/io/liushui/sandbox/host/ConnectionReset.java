package io.liushui.sandbox.host;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/** Ends a connection with a TCP reset, as a crashing peer or a firewall does, instead of an orderly close. */
final class ConnectionReset {

    private ConnectionReset() {}

    static void reset(Context context) {
        EndPoint endPoint = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        try {
            SocketChannel channel = (SocketChannel) endPoint.getTransport();
            // No lingering: the kernel throws unsent data away and sends RST
            channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            channel.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
        endPoint.close();
    }
}
