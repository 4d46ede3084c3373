package io.liushui.channel.unionpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldTextTests {

    @Test
    void readsAnAnswerWithoutDecodingIt() {
        assertThat(FieldText.answer("respMsg=成功[0000000]&signature=a+b/c==&reserved=&respCode=00"))
                .isEqualTo(Map.of("respMsg", "成功[0000000]", "signature", "a+b/c==", "reserved", "", "respCode", "00"));
    }

    @Test
    void keepsFieldsInBracesTogether() {
        Map<String, String> fields =
                FieldText.answer("tokenPayData={token=6235240000020757577&trId=62000000001}&respCode=00");
        assertThat(fields)
                .containsEntry("respCode", "00")
                .containsEntry("tokenPayData", "{token=6235240000020757577&trId=62000000001}");
        assertThat(FieldText.nested(fields.get("tokenPayData")))
                .isEqualTo(Map.of("token", "6235240000020757577", "trId", "62000000001"));
        assertThat(FieldText.answer("a={b=1&c=2")).isEqualTo(Map.of("a", "{b=1&c=2"));
    }

    @Test
    void decodesAForm() {
        assertThat(FieldText.form("respMsg=%E6%88%90%E5%8A%9F&signature=a%2Bb%3D&orderDesc=a+b"))
                .isEqualTo(Map.of("respMsg", "成功", "signature", "a+b=", "orderDesc", "a b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>busy", "a=1&a=2", "a=1&b"})
    void refusesWhatHasNoFieldsOrTheSameTwice(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FieldText.answer(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{", "token=1", "{token=1"})
    void findsNothingInWhatIsNotInBraces(String text) {
        assertThat(FieldText.nested(text)).isEmpty();
    }
}
