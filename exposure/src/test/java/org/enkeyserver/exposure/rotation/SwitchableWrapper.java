package org.enkeyserver.exposure.rotation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.enkeyserver.common.signing.wrap.KeyWrapper;
import org.enkeyserver.common.signing.wrap.WrapperUnavailableException;

/// A key manager that tests can switch off, and that counts what it opened.
final class SwitchableWrapper implements KeyWrapper {

    final AtomicBoolean away = new AtomicBoolean();
    final AtomicInteger opened = new AtomicInteger();
    private final KeyWrapper wrapper;

    SwitchableWrapper(KeyWrapper wrapper) {
        this.wrapper = wrapper;
    }

    @Override
    public byte[] wrap(byte[] secret, byte[] aad) {
        answer();
        return wrapper.wrap(secret, aad);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] aad) {
        answer();
        opened.incrementAndGet();
        return wrapper.unwrap(wrapped, aad);
    }

    private void answer() {
        if (away.get()) {
            throw new WrapperUnavailableException("switched off", null);
        }
    }
}
