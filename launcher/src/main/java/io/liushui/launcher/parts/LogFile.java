package io.liushui.launcher.parts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a part wrote. Kept over restarts; one older file is kept beside it. */
public record LogFile(Path path) {

    private static final long LIMIT_BYTES = 64L << 20;
    private static final int END_BYTES = 64 << 10;
    private static final Duration FOLLOW_POLL = Duration.ofMillis(200);

    /** The last lines, or a sentence when there is nothing to read. */
    public String end(int lineCount) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long length = file.length();
            byte[] bytes = new byte[(int) Math.min(END_BYTES, length)];
            file.seek(length - bytes.length);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - lineCount), lines.size()));
        } catch (IOException exception) {
            return "(nothing was written)";
        }
    }

    /** Hands over each new line until the condition ends, which is asked a few times per second. */
    public void follow(Consumer<String> lines, BooleanSupplier goOn) {
        long position = sizeBytes();
        StringBuilder line = new StringBuilder();
        while (goOn.getAsBoolean()) {
            long size = sizeBytes();
            if (size < position) {
                position = 0;
            }
            if (size == position) {
                Processes.pause(FOLLOW_POLL);
                continue;
            }
            String text = read(position, size - position);
            position = size;
            for (String part : text.splitWithDelimiters("\n", 0)) {
                if (part.equals("\n")) {
                    lines.accept(line.toString());
                    line.setLength(0);
                } else {
                    line.append(part);
                }
            }
        }
    }

    private String read(long position, long sizeBytes) {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(sizeBytes, LIMIT_BYTES)];
            file.seek(position + sizeBytes - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException truncatedMeanwhile) {
            return "";
        }
    }

    private long sizeBytes() {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException removedMeanwhile) {
            return 0;
        }
    }

    void limit() throws IOException {
        if (Files.exists(path) && Files.size(path) > LIMIT_BYTES) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
