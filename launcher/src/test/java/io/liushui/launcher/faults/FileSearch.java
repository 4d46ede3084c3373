package io.liushui.launcher.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds texts in files of any size and kind, all of them in one pass. What a file holds compressed or encrypted is not found. */
final class FileSearch {
    private static final int CHUNK = 1 << 20;

    /** By the first two bytes. */
    @SuppressWarnings("unchecked")
    private final List<Needle>[] needles = new List[1 << 16];

    private final int longest;

    private record Needle(String name, byte[] bytes) {
        boolean isAt(byte[] text, int begin, int end) {
            return begin + bytes.length <= end
                    && Arrays.equals(text, begin, begin + bytes.length, bytes, 0, bytes.length);
        }
    }

    /** @param wanted forms of two characters or more, by the name of what they are forms of */
    FileSearch(Map<String, Set<String>> wanted) {
        int most = 0;
        for (Map.Entry<String, Set<String>> entry : wanted.entrySet()) {
            for (String form : entry.getValue()) {
                byte[] bytes = form.getBytes(UTF_8);
                int key = key(bytes, 0);
                if (needles[key] == null) {
                    needles[key] = new ArrayList<>();
                }
                needles[key].add(new Needle(entry.getKey(), bytes));
                most = Math.max(most, bytes.length);
            }
        }
        longest = most;
    }

    /** Names of what stands in the file; none when it has gone. */
    Set<String> in(Path file) {
        Set<String> found = new TreeSet<>();
        byte[] text = new byte[CHUNK + longest];
        int kept = 0;
        try (InputStream content = Files.newInputStream(file)) {
            for (int read; (read = content.readNBytes(text, kept, CHUNK)) > 0; ) {
                int end = kept + read;
                look(text, end, found);
                // The end of a chunk may be the beginning of what goes on in the next
                kept = Math.min(longest - 1, end);
                System.arraycopy(text, end - kept, text, 0, kept);
            }
        } catch (NoSuchFileException gone) {
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }

    private void look(byte[] text, int end, Set<String> found) {
        for (int begin = 0; begin < end - 1; begin++) {
            List<Needle> candidates = needles[key(text, begin)];
            if (candidates != null) {
                for (Needle needle : candidates) {
                    if (needle.isAt(text, begin, end)) {
                        found.add(needle.name());
                    }
                }
            }
        }
    }

    private static int key(byte[] bytes, int at) {
        return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
    }
}
