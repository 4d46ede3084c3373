package io.liushui.api.cashier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** What payers call the methods. One without a name is shown by its code. */
@Component
class MethodNames {
    private final Properties names = new Properties();

    MethodNames() {
        try {
            names.load(new StringReader(new String(Resources.read("methods.properties"), UTF_8)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Map<String, Object> of(String method) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("code", method);
        view.put("zh", names.getProperty(method + ".zh", method));
        view.put("en", names.getProperty(method + ".en", method));
        view.put("zh_hint", names.getProperty(method + ".zh.hint", ""));
        view.put("en_hint", names.getProperty(method + ".en.hint", ""));
        return view;
    }
}
