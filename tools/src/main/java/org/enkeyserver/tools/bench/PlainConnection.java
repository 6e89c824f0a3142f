package org.enkeyserver.tools.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// One kept-alive HTTP/1.1 connection, as plain as can be: the load must not cost more than the
/// server it measures. Not safe for use by several threads.
final class PlainConnection implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int BUFFER = 16 * 1024;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int wireBytes;

    private PlainConnection(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream(), BUFFER);
        out = socket.getOutputStream();
    }

    static PlainConnection open(URI server) throws IOException {
        Socket socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new PlainConnection(socket);
    }

    /// Sends a whole request and reads the whole answer.
    HttpAnswer exchange(byte[] request) throws IOException {
        out.write(request);
        wireBytes = 0;
        String statusLine = line();
        String[] words = statusLine.split(" ", 3);
        if (words.length < 2) {
            throw new IOException("not an HTTP answer");
        }
        int length = -1;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            last |= lower.startsWith("connection:") && lower.endsWith("close");
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(lower.indexOf(':') + 1).strip());
            }
        }
        byte[] body = length >= 0 ? read(length) : chunks();
        return new HttpAnswer(Integer.parseInt(words[1]), body, wireBytes, last);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            body.write(read(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        wireBytes += length;
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(64);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            line.write(next);
        }
        wireBytes += line.size() + 1;
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
