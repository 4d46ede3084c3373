package io.liushui.launcher.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.launcher.parts.Installation;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The compose file agrees with itself, with the Dockerfile, and with what the programs read. */
class ComposeFileTests {
    private static final Pattern ADDRESS = Pattern.compile("//([a-z][a-z0-9-]*):([0-9]+)");
    private static final Map<String, Set<Integer>> PORTS_OF_IMAGES =
            Map.of("postgres", Set.of(5432), "camunda", Set.of(8080, 9600, 26500));

    private final Path root = Installation.findRoot();
    private final ComposeFile compose = ComposeFile.read(root, Map.of());
    private final Dockerfile dockerfile = Dockerfile.read(root);

    @Test
    void everyServiceTellsItsHealth() {
        assertThat(compose.services()).containsOnlyKeys("postgres", "camunda", "sandbox", "api", "workers");
        assertThat(compose.services().values()).allSatisfy(service -> {
            assertThat(ComposeService.strings(service.healthcheck().get("test")))
                    .hasSizeGreaterThanOrEqualTo(2)
                    .first()
                    .isIn("CMD", "CMD-SHELL");
            assertThat((String) service.healthcheck().get("interval")).matches("[0-9]+s");
            assertThat((String) service.healthcheck().get("timeout")).matches("[0-9]+s");
            assertThat((Integer) service.healthcheck().get("retries")).isPositive();
        });
    }

    @Test
    void everyServiceIsAnImageOfAVersionOrBuiltFromAStage() {
        assertThat(compose.services().values()).allSatisfy(service -> {
            if (service.image() == null) {
                assertThat(dockerfile.stages()).containsKey(service.target());
            } else {
                assertThat(service.image()).matches("[a-z/]+:[0-9][0-9.]*");
                assertThat(service.target()).isNull();
            }
        });
    }

    @Test
    void everyStageStartsAProgramThatIsThere() {
        built().forEach(service -> {
            Dockerfile.Stage stage = dockerfile.stages().get(service.target());
            assertThat(stage.base()).isEqualTo("runtime");
            assertThat(mainMethods(stage.mainClass())).as(stage.mainClass()).contains("main");
            assertThat(stage.instructions()).contains("COPY --from=build /out/" + service.target() + " /app");
        });
        assertThat(dockerfile.stages().get("workers").instructions())
                .contains("COPY --from=build /source/bpmn /models");
        assertThat(root.resolve("bpmn/processes")).isDirectory();
    }

    @Test
    void theBuildCopiesJarsOfModulesThatExist() {
        Matcher jars = Pattern.compile("(\\S+)/target/(liushui-[a-z-]+)-\\*\\.jar")
                .matcher(String.join("\n", dockerfile.stages().get("build").instructions()));
        Set<String> modules = new TreeSet<>();
        while (jars.find()) {
            modules.add(jars.group(1));
            assertThat(root.resolve(jars.group(1)).resolve("pom.xml"))
                    .content()
                    .contains("<artifactId>" + jars.group(2) + "</artifactId>");
        }
        assertThat(modules)
                .containsExactly(
                        "api",
                        "channel-plugins/alipay",
                        "channel-plugins/carrier",
                        "channel-plugins/netbank",
                        "channel-plugins/paypal",
                        "channel-plugins/prepaid",
                        "channel-plugins/sandbox",
                        "channel-plugins/sandbox-server",
                        "channel-plugins/unionpay",
                        "channel-plugins/wechatpay",
                        "workers");
    }

    @Test
    void everyVariableIsOneThatTheProgramReads() {
        Set<String> known = KnownVariables.all();
        assertThat(known).contains("SERVER_PORT", "LIUSHUI_RELAY_LOOPS").doesNotContain("LIUSHUI_NO_SUCH_SETTING");
        for (String application : List.of("api", "workers")) {
            assertThat(known)
                    .as(application)
                    .containsAll(compose.service(application).environment().keySet());
        }
    }

    @Test
    void theEngineRunsAloneWhileItHasNoSecondaryStorage() {
        assertThat(compose.service("camunda").environment())
                .containsEntry("CAMUNDA_DATA_SECONDARYSTORAGE_TYPE", "none")
                .containsEntry("SPRING_PROFILES_ACTIVE", "broker");
    }

    @Test
    void everyAddressIsServedByAServiceItMayDependOn() {
        compose.services()
                .values()
                .forEach(service -> service.environment().forEach((variable, value) -> {
                    Matcher address = ADDRESS.matcher(value);
                    while (address.find()) {
                        assertThat(compose.services()).as(variable).containsKey(address.group(1));
                        assertThat(portsOf(compose.service(address.group(1))))
                                .as(service.name() + "." + variable)
                                .contains(Integer.parseInt(address.group(2)));
                    }
                }));
    }

    @Test
    void healthIsAskedForWhereTheServiceListens() {
        built().forEach(service -> assertThat(
                        service.healthAddress().orElseThrow().getPort())
                .as(service.name())
                .isEqualTo(portOf(service)));
    }

    @Test
    void portsArePublishedOnTheLoopbackAddressOnly() {
        compose.services()
                .values()
                .forEach(service -> service.ports().forEach(port -> {
                    assertThat(port).matches("127\\.0\\.0\\.1:[0-9]+:[0-9]+");
                    assertThat(Integer.parseInt(port.substring(port.lastIndexOf(':') + 1)))
                            .isEqualTo(portOf(service));
                }));
    }

    @Test
    void volumesAreDeclaredAndUsedAndFoldersExist() {
        Set<String> named = new HashSet<>();
        compose.services()
                .values()
                .forEach(service -> service.mounts().forEach((place, source) -> {
                    if (source.startsWith(".")) {
                        assertThat(root.resolve(source)).isDirectory();
                    } else {
                        named.add(source);
                    }
                }));
        assertThat(named).containsExactlyInAnyOrderElementsOf(compose.volumes());
        compose.services().values().forEach(this::pathsOfItsVariablesAreMounted);
    }

    @Test
    void dependenciesAreHealthyServicesWithoutCycles() {
        compose.services().values().forEach(service -> {
            assertThat(service.dependsOn().values()).as(service.name()).allMatch("service_healthy"::equals);
            assertThat(compose.neededBy(service)).doesNotContain(service.name());
        });
        assertThat(compose.service("api").dependsOn()).containsOnlyKeys("postgres", "sandbox");
        assertThat(compose.service("workers").dependsOn()).containsOnlyKeys("api", "camunda");
    }

    private void pathsOfItsVariablesAreMounted(ComposeService service) {
        service.environment().forEach((variable, value) -> {
            Matcher path = Pattern.compile("(?:^|\")(/[a-z-]+)").matcher(value);
            while (path.find()) {
                assertThat(service.mounts()).as(service.name() + "." + variable).containsKey(path.group(1));
            }
        });
    }

    private List<ComposeService> built() {
        return compose.services().values().stream()
                .filter(service -> service.target() != null)
                .toList();
    }

    private int portOf(ComposeService service) {
        int exposed = dockerfile.stages().get(service.target()).port();
        String configured = service.environment().get("SERVER_PORT");
        assertThat(configured == null ? exposed : Integer.parseInt(configured)).isEqualTo(exposed);
        return exposed;
    }

    private Set<Integer> portsOf(ComposeService service) {
        return service.target() == null ? PORTS_OF_IMAGES.get(service.name()) : Set.of(portOf(service));
    }

    private static List<String> mainMethods(String className) {
        try {
            return List.of(Class.forName(className, false, ComposeFileTests.class.getClassLoader())
                            .getDeclaredMethods())
                    .stream()
                    .map(java.lang.reflect.Method::getName)
                    .toList();
        } catch (ClassNotFoundException missing) {
            throw new AssertionError("no class " + className, missing);
        }
    }
}
