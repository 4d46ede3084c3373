package io.liushui.launcher.compose;

import static io.liushui.launcher.compose.ComposeFile.map;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One service.
 *
 * @param image null when it is built here
 * @param target the Dockerfile's stage, null when it is not built here
 * @param mounts what is mounted, by its place in the container
 * @param dependsOn condition by service
 */
record ComposeService(
        String name,
        String image,
        String target,
        Map<String, String> environment,
        List<String> ports,
        Map<String, String> mounts,
        Map<String, String> dependsOn,
        Map<String, Object> healthcheck) {

    static ComposeService of(String name, Map<String, Object> content) {
        Map<String, Object> build = map(content.get("build"));
        if (!build.isEmpty() && !".".equals(build.get("context"))) {
            throw new IllegalArgumentException(name + " is built from " + build.get("context"));
        }
        Map<String, String> environment = new LinkedHashMap<>();
        map(content.get("environment")).forEach((variable, value) -> environment.put(variable, (String) value));
        Map<String, String> mounts = new LinkedHashMap<>();
        for (String mount : strings(content.get("volumes"))) {
            String[] parts = mount.split(":");
            mounts.put(parts[1], parts[0]);
        }
        Map<String, String> dependsOn = new LinkedHashMap<>();
        map(content.get("depends_on"))
                .forEach((other, how) -> dependsOn.put(other, (String) map(how).get("condition")));
        return new ComposeService(
                name,
                (String) content.get("image"),
                (String) build.get("target"),
                environment,
                strings(content.get("ports")),
                mounts,
                dependsOn,
                map(content.get("healthcheck")));
    }

    /** What its health check calls, when it calls an address. */
    Optional<URI> healthAddress() {
        List<String> test = strings(healthcheck.get("test"));
        return test.contains("curl") ? Optional.of(URI.create(test.getLast())) : Optional.empty();
    }

    @SuppressWarnings("unchecked")
    static List<String> strings(Object value) {
        return value == null ? List.of() : (List<String>) value;
    }
}
