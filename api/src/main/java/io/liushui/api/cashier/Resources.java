package io.liushui.api.cashier;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Files beside the code, in the folder {@code cashier}. */
final class Resources {

    private Resources() {}

    static byte[] read(String name) {
        try (InputStream file = Resources.class.getResourceAsStream("/cashier/" + name)) {
            if (file == null) {
                throw new FileNotFoundException(name);
            }
            return file.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException("cashier file is missing", failed);
        }
    }
}
