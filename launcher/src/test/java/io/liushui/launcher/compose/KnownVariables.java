package io.liushui.launcher.compose;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaParameter;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.liushui.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Environment variables that an application reads: our settings as our classes ask for them, and those of the frameworks as they list them. */
final class KnownVariables {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][a-z0-9.-]*)");

    private final Set<String> names = new TreeSet<>();

    private KnownVariables() {}

    static Set<String> all() {
        KnownVariables known = new KnownVariables();
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.liushui.core", "io.liushui.api", "io.liushui.workers")
                .forEach(known::ofOurs);
        known.ofFrameworks();
        known.names.add("SPRING_APPLICATION_JSON");
        return known.names;
    }

    private void ofOurs(JavaClass type) {
        type.getCodeUnits().forEach(unit -> unit.getParameters().forEach(this::ofParameter));
        if (type.isMetaAnnotatedWith(ConditionalOnProperty.class)
                || type.isAnnotatedWith(ConditionalOnProperty.class)) {
            ConditionalOnProperty condition =
                    AnnotatedElementUtils.getMergedAnnotation(type.reflect(), ConditionalOnProperty.class);
            Stream.concat(Stream.of(condition.value()), Stream.of(condition.name()))
                    .forEach(this::add);
        }
        if (type.isAnnotatedWith(ConfigurationProperties.class)) {
            String prefix =
                    type.getAnnotationOfType(ConfigurationProperties.class).value();
            for (RecordComponent component : type.reflect().getRecordComponents()) {
                add(prefix + "." + kebab(component.getName()));
            }
        }
    }

    private void ofParameter(JavaParameter parameter) {
        for (JavaAnnotation<JavaParameter> annotation : parameter.getAnnotations()) {
            if (annotation.getRawType().isEquivalentTo(Value.class)) {
                Matcher placeholder =
                        PLACEHOLDER.matcher(annotation.as(Value.class).value());
                while (placeholder.find()) {
                    add(placeholder.group(1));
                }
            }
        }
    }

    private void ofFrameworks() {
        try {
            List<URL> lists = Collections.list(
                    KnownVariables.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json"));
            for (URL list : lists) {
                try (InputStream content = list.openStream()) {
                    Map<String, Object> metadata =
                            Json.readObject(new String(content.readAllBytes(), StandardCharsets.UTF_8));
                    for (Object property : (List<?>) metadata.get("properties")) {
                        add((String) ((Map<?, ?>) property).get("name"));
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** In the usual form, and in the one with an underscore for each hyphen, which Spring understands too. */
    private void add(String property) {
        String upper = property.toUpperCase(Locale.ROOT).replace('.', '_');
        names.add(upper.replace("-", ""));
        names.add(upper.replace('-', '_'));
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
