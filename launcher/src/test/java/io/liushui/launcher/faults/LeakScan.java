package io.liushui.launcher.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for secrets where none may stand: in every column of every table, and in every log. */
final class LeakScan {
    private final JdbcClient jdbc;
    private final Path logs;
    private final Map<String, Set<String>> secrets = new TreeMap<>();

    LeakScan(JdbcClient jdbc, Path logs) {
        this.jdbc = jdbc;
        this.logs = logs;
    }

    LeakScan secret(String name, String text) {
        secrets.put(name, SecretForms.of(text));
        return this;
    }

    LeakScan secret(String name, byte[] bytes) {
        secrets.put(name, SecretForms.of(bytes));
        return this;
    }

    LeakScan card(String name, String number) {
        secrets.put(name, SecretForms.ofCard(number));
        return this;
    }

    /** What is looked for, by its name. */
    Map<String, Set<String>> secrets() {
        return secrets;
    }

    /** Name and place of whatever was found. */
    Set<String> leaks() {
        Set<String> leaks = new TreeSet<>();
        for (String table : tables()) {
            jdbc.sql("select t::text as everything from public.\"" + table + "\" t")
                    .query(row -> {
                        look(row.getString("everything"), "table " + table, leaks);
                    });
        }
        for (Path file : logFiles()) {
            look(content(file), "log " + logs.relativize(file), leaks);
        }
        return leaks;
    }

    List<String> tables() {
        return jdbc.sql("select tablename from pg_tables where schemaname = 'public' order by tablename")
                .query(String.class)
                .list();
    }

    List<Path> logFiles() {
        try (Stream<Path> files = Files.walk(logs)) {
            return new ArrayList<>(files.filter(Files::isRegularFile).toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void look(String text, String place, Set<String> leaks) {
        secrets.forEach((name, forms) -> {
            if (forms.stream().anyMatch(text::contains)) {
                leaks.add(name + " in " + place);
            }
        });
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
