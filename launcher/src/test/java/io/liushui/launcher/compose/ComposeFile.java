package io.liushui.launcher.compose;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml as Compose sees it: anchors and merges resolved, variables replaced. */
record ComposeFile(Map<String, ComposeService> services, List<String> volumes) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+):-([^}]*)}");

    /** @param variables of the shell that Compose is called from */
    static ComposeFile read(Path root, Map<String, String> variables) {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        Map<String, Object> content;
        try {
            content = new Yaml(new SafeConstructor(strict))
                    .load(replaced(Files.readString(root.resolve("docker-compose.yml")), variables));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Map<String, ComposeService> services = new LinkedHashMap<>();
        map(content.get("services"))
                .forEach((name, service) -> services.put(name, ComposeService.of(name, map(service))));
        return new ComposeFile(services, List.copyOf(map(content.get("volumes")).keySet()));
    }

    ComposeService service(String name) {
        ComposeService service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("no service " + name + " among " + services.keySet());
        }
        return service;
    }

    /** What has to run before the service starts, near and far; the service itself when the dependencies go in a circle. */
    Set<String> neededBy(ComposeService service) {
        Deque<String> open = new ArrayDeque<>(service.dependsOn().keySet());
        Set<String> needed = new HashSet<>();
        while (!open.isEmpty()) {
            String next = open.pop();
            if (needed.add(next)) {
                open.addAll(service(next).dependsOn().keySet());
            }
        }
        return needed;
    }

    private static String replaced(String text, Map<String, String> variables) {
        return VARIABLE.matcher(text)
                .replaceAll((MatchResult found) -> java.util.regex.Matcher.quoteReplacement(
                        variables.getOrDefault(found.group(1), found.group(2))));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }
}
