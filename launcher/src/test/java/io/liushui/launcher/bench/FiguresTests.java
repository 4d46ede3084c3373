package io.liushui.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTests {

    @Test
    void percentilesAreTheNearestRank() {
        Percentiles hundred = new Percentiles(
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) (101 - i)).toList());
        assertThat(hundred.at(50)).isEqualTo(50);
        assertThat(hundred.at(99)).isEqualTo(99);
        assertThat(hundred.at(100)).isEqualTo(100);
        assertThat(new Percentiles(List.of(7.0)).at(1)).isEqualTo(7);
        assertThat(new Percentiles(List.of(1.0, 2.0, 3.0)).at(50)).isEqualTo(2);
        assertThat(new Percentiles(List.of()).at(50)).isNaN();
    }

    @Test
    void savesJsonWithNestedFigures(@TempDir Path folder) throws IOException {
        List<String> told = new ArrayList<>();
        Figures figures = new Figures(told::add);
        figures.put("accept_per_s", Figures.rounded(1234.567));
        figures.put("idle_accept_to_final_ms", new Percentiles(List.of(10.04, 20.0)).toJson());
        Path file = folder.resolve("bench/latest.json");
        figures.save(file);
        Map<String, Object> saved = Json.readObject(Files.readString(file));
        assertThat(saved.get("accept_per_s")).hasToString("1234.6");
        assertThat(saved.get("idle_accept_to_final_ms")).hasToString("{p50=10.0, p99=20.0}");
        assertThat(told).hasSize(2);
        assertThat(figures.toTable()).contains("accept_per_s").contains("1234.6");
    }

    @Test
    void keepsWhatAnEarlierRunOfTheSameKindMeasured(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("latest.json");
        figures(false, "accept_per_s", 100.0, "expired_per_s", 7.0).save(file);
        figures(false, "accept_per_s", 200.0, "opened_per_s", 9.0).save(file);
        assertThat(Json.readObject(Files.readString(file)))
                .containsEntry("accept_per_s", 200.0)
                .containsEntry("expired_per_s", 7.0)
                .containsEntry("opened_per_s", 9.0);
        figures(true, "accept_per_s", 300.0, "opened_per_s", 9.0).save(file);
        assertThat(Json.readObject(Files.readString(file)))
                .containsEntry("accept_per_s", 300.0)
                .doesNotContainKey("expired_per_s");
    }

    @Test
    void replacesADamagedFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("latest.json"), "{\"accept_per_s\":");
        figures(false, "accept_per_s", 100.0, "expired_per_s", 7.0).save(file);
        assertThat(Json.readObject(Files.readString(file))).containsEntry("expired_per_s", 7.0);
    }

    private static Figures figures(boolean quick, String first, double one, String second, double two) {
        Figures figures = new Figures(line -> {});
        figures.put(first, one);
        figures.put(second, two);
        figures.put("processors", 2);
        figures.put("quick", quick);
        return figures;
    }

    @Test
    void countsCompletedRootInstancesOverAllPartitions() {
        String metrics = """
                # HELP zeebe_executed_instances_total Number of executed process instances
                zeebe_executed_instances_total{organizationId="null",type="ROOT_PROCESS_INSTANCE",action="completed",partition="1",} 40.0
                zeebe_executed_instances_total{organizationId="null",type="ROOT_PROCESS_INSTANCE",action="completed",partition="2",} 2.0
                zeebe_executed_instances_total{organizationId="null",type="ROOT_PROCESS_INSTANCE",action="activated",partition="2",} 9.0
                """;
        assertThat(CompletedInstances.sum(metrics)).isEqualTo(42);
    }
}
