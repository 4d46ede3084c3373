package io.liushui.workers.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTests {

    @Test
    void readsTheDefaultExpiryOfTheRealModel() {
        assertThat(Settings.of(Models.load("")))
                .extractingByKey("payment")
                .satisfies(properties -> assertThat(properties).containsKey("defaultExpiry"));
    }

    @Test
    void namesTheFileAndThePropertyThatIsNoDuration() {
        assertThatThrownBy(() -> Settings.of(List.of(process("30 minutes"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("edited.bpmn")
                .hasMessageContaining("defaultExpiry")
                .hasMessageContaining("30 minutes");
        assertThatThrownBy(() -> Settings.of(List.of(process("PT0S")))).hasMessageContaining("defaultExpiry");
        assertThat(Settings.of(List.of(process("PT45M"))))
                .isEqualTo(Map.of("edited", Map.of("defaultExpiry", "PT45M")));
    }

    @Test
    void namesTheFileThatIsNoBpmn() {
        Models.Model broken = new Models.Model("broken.bpmn", "<html/>".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> Settings.of(List.of(broken))).hasMessageContaining("broken.bpmn");
    }

    @Test
    void prefersAFolderAndSaysWhenItIsEmpty(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> Models.load(folder.toString())).hasMessageContaining(folder.toString());
        Files.createDirectories(folder.resolve("processes"));
        Files.write(folder.resolve("processes/edited.bpmn"), process("PT1M").content());
        Files.writeString(folder.resolve("processes/notes.txt"), "not a model");
        assertThat(Models.load(folder.toString()))
                .extracting(Models.Model::name)
                .containsExactly("edited.bpmn");
    }

    private static Models.Model process(String expiry) {
        return new Models.Model("edited.bpmn", """
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                        xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" targetNamespace="t">
                  <bpmn:process id="edited" isExecutable="true">
                    <bpmn:extensionElements>
                      <zeebe:properties><zeebe:property name="defaultExpiry" value="%s" /></zeebe:properties>
                    </bpmn:extensionElements>
                    <bpmn:startEvent id="Start" />
                  </bpmn:process>
                </bpmn:definitions>""".formatted(expiry).getBytes(StandardCharsets.UTF_8));
    }
}
