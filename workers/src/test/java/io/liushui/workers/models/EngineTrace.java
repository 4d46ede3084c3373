package io.liushui.workers.models;

import io.camunda.zeebe.process.test.api.RecordStreamSource;
import io.camunda.zeebe.process.test.filters.RecordStream;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.intent.IncidentIntent;
import io.camunda.zeebe.protocol.record.intent.ProcessInstanceIntent;
import io.camunda.zeebe.protocol.record.intent.TimerIntent;
import io.camunda.zeebe.protocol.record.value.BpmnElementType;
import io.camunda.zeebe.protocol.record.value.ProcessInstanceRecordValue;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the engine wrote to its log. */
record EngineTrace(RecordStreamSource source) {

    /** Elements that were entered, in order; one more entry for each time. */
    List<String> entered() {
        return elements(ProcessInstanceIntent.ELEMENT_ACTIVATED)
                .map(record -> record.getValue().getElementId())
                .toList();
    }

    boolean ended() {
        return elements(ProcessInstanceIntent.ELEMENT_COMPLETED)
                .anyMatch(record -> record.getValue().getBpmnElementType() == BpmnElementType.PROCESS);
    }

    /** How long the element waited or would have waited, each time it was reached. */
    List<Duration> waits(String element) {
        return stream(RecordStream.of(source).timerRecords())
                .filter(record -> record.getIntent() == TimerIntent.CREATED)
                .filter(record -> record.getValue().getTargetElementId().equals(element))
                .map(record -> Duration.ofMillis(record.getValue().getDueDate() - record.getTimestamp()))
                .toList();
    }

    /** Last value the variable had on any level, as JSON; null when it was never written. */
    String variable(String name) {
        return stream(RecordStream.of(source).variableRecords())
                .filter(record -> record.getValue().getName().equals(name))
                .map(record -> record.getValue().getValue())
                .reduce(null, (earlier, later) -> later);
    }

    List<String> incidents() {
        return stream(RecordStream.of(source).incidentRecords())
                .filter(record -> record.getIntent() == IncidentIntent.CREATED)
                .map(record -> record.getValue().getElementId() + ": "
                        + record.getValue().getErrorMessage())
                .toList();
    }

    private Stream<Record<ProcessInstanceRecordValue>> elements(ProcessInstanceIntent intent) {
        return stream(RecordStream.of(source).processInstanceRecords()).filter(record -> record.getIntent() == intent);
    }

    private static <T> Stream<T> stream(Iterable<T> records) {
        return StreamSupport.stream(records.spliterator(), false);
    }
}
