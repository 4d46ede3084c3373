package io.liushui.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSearchTests {
    private static final String CARD = "6221558812340005";
    private static final int CHUNK = 1 << 20;

    @TempDir
    private Path folder;

    private final FileSearch search = new FileSearch(Map.of(
            "card", SecretForms.ofCard(CARD),
            "another card", SecretForms.ofCard("4111111111111111")));

    @ParameterizedTest
    @ValueSource(
            strings = {
                CARD,
                "card=6221 5588 1234 0005.",
                "6221-5588-1234-0005",
                "q=6221+5588+1234+0005&",
                "36323231353538383132333430303035"
            })
    void findsACardsNumberHoweverItIsWritten(String text) throws IOException {
        assertThat(search.in(file(text.getBytes(StandardCharsets.UTF_8)))).containsExactly("card");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "u", "u:", "u:p"})
    void findsItInBase64WhateverStandsBefore(String before) throws IOException {
        byte[] text = Base64.getEncoder().encode((before + CARD + " and more").getBytes(StandardCharsets.UTF_8));

        assertThat(search.in(file(text))).containsExactly("card");
    }

    @Test
    void findsWhatLiesAcrossTwoChunksOrAtTheVeryEnd() throws IOException {
        for (int begin = CHUNK - 17; begin <= CHUNK + 1; begin++) {
            assertThat(search.in(at(begin, 2 * CHUNK))).as("at %s", begin).containsExactly("card");
        }
        assertThat(search.in(at(3 * CHUNK - CARD.length(), 3 * CHUNK))).containsExactly("card");
    }

    @Test
    void findsNothingWhereNothingIs() throws IOException {
        assertThat(search.in(file(new byte[0]))).isEmpty();
        assertThat(search.in(file(new byte[] {'6'}))).isEmpty();
        assertThat(search.in(file("6221558812340006 622155******0005".getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(search.in(folder.resolve("gone"))).isEmpty();
    }

    @Test
    void tellsSeveralApart() throws IOException {
        Set<String> found = search.in(file((CARD + "\0" + "4111-1111-1111-1111").getBytes(StandardCharsets.UTF_8)));

        assertThat(found).containsExactly("another card", "card");
    }

    private Path at(int begin, int size) throws IOException {
        byte[] text = new byte[size];
        Arrays.fill(text, (byte) 'x');
        System.arraycopy(CARD.getBytes(StandardCharsets.UTF_8), 0, text, begin, CARD.length());
        return file(text);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("searched"), content);
    }
}
