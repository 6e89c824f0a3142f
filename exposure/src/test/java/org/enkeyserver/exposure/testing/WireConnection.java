package org.enkeyserver.exposure.testing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Locale;

/// A kept-alive connection that sees what an observer on the way sees: how many bytes come back,
/// and when.
///
/// Sends each request in one piece. Opens a new connection, outside the measured time, where the
/// server closes one. For one thread.
public final class WireConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 30_000;
    private static final String LENGTH = "content-length:";

    private final int port;
    private Socket socket;
    private InputStream in;

    public WireConnection(int port) throws IOException {
        this.port = port;
        socket = open();
        in = new BufferedInputStream(socket.getInputStream());
    }

    /// Sends a request and waits for the end of its answer, which must be a 200 of known length.
    public Sighting exchange(byte[] request) throws IOException {
        long sent = System.nanoTime();
        socket.getOutputStream().write(request);
        int length = -1;
        boolean last = false;
        String status = line();
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith(LENGTH)) {
                length = Integer.parseInt(lower.substring(LENGTH.length()).strip());
            }
            last |= lower.equals("connection: close");
        }
        in.readNBytes(length);
        long nanos = System.nanoTime() - sent;
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IllegalStateException("not a 200: " + status);
        }
        if (last) {
            close();
            socket = open();
            in = new BufferedInputStream(socket.getInputStream());
        }
        return new Sighting(length, nanos);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Socket open() throws IOException {
        var fresh = new Socket(InetAddress.getLoopbackAddress(), port);
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(TIMEOUT_MILLIS);
        return fresh;
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    /// One answer from outside.
    ///
    /// @param bytes of the body
    /// @param nanos from sending to the last byte
    public record Sighting(int bytes, long nanos) {}
}
