package io.liushui.launcher.parts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** PostgreSQL's data folder. */
record PostgresFolder(Path path) {

    private static final String VERSION = "18";
    private static final int CREATION_LIMIT_SECONDS = 60;

    /** Creates the folder when it is not there; a folder is there whole or not at all. */
    void create(PostgresProgram program, Secret administrator, Path log) throws IOException {
        Path version = path.resolve("PG_VERSION");
        if (Files.exists(version)) {
            requireVersion(Files.readString(version).strip());
            forgetEndedPostmaster();
            return;
        }
        administrator.read();
        Path fresh = path.resolveSibling("postgres.new");
        new TemporaryFolder(fresh).empty();
        List<String> words = new ArrayList<>(OrdinaryUser.prefix());
        words.addAll(List.of(
                program.binary("initdb").toString(),
                "-D",
                fresh.toString(),
                "--username=postgres",
                "--pwfile=" + administrator.path(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        awaitSuccess(process);
        Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireVersion(String found) {
        if (!found.equals(VERSION)) {
            throw new PartFailure("The data in " + path + " was written by PostgreSQL " + found + ", this is " + VERSION
                    + ": use the former version of Liushui, or move the folder away to begin with nothing.");
        }
    }

    /** The number of a killed postmaster may belong to another process now, which would stop PostgreSQL's start. */
    private void forgetEndedPostmaster() throws IOException {
        Path file = path.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        String number = Files.readAllLines(file).getFirst().strip();
        boolean alive = number.matches("[0-9]{1,9}")
                && ProcessHandle.of(Long.parseLong(number))
                        .filter(Processes::isAlive)
                        .filter(PostgresFolder::isPostgres)
                        .isPresent();
        if (alive) {
            throw new PartFailure("Process " + number + " is a PostgreSQL that uses " + path
                    + " and that was not started here: end it (`kill -INT " + number + "`) and try again.");
        }
        Files.delete(file);
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> command.endsWith("postgres"))
                .isPresent();
    }

    private static void awaitSuccess(Process process) throws IOException {
        try {
            if (!process.waitFor(CREATION_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the database was not created within " + CREATION_LIMIT_SECONDS + " s");
            }
        } catch (InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", exception);
        }
        if (process.exitValue() != 0) {
            throw new IOException("initdb ended with " + process.exitValue());
        }
    }
}
