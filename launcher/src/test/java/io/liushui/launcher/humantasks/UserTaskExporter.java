package io.liushui.launcher.humantasks;

import io.camunda.zeebe.exporter.api.Exporter;
import io.camunda.zeebe.exporter.api.context.Context;
import io.camunda.zeebe.exporter.api.context.Controller;
import io.camunda.zeebe.protocol.record.Record;
import io.camunda.zeebe.protocol.record.RecordType;
import io.camunda.zeebe.protocol.record.ValueType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Runs inside the broker, from a jar of its own: writes each event of a user task as a line of JSON to the file that its argument {@code file} names.
 * The engine has no secondary storage, so its search knows no tasks. Only the broker's own classes and the JDK may be used here.
 */
public final class UserTaskExporter implements Exporter {
    private Path file;
    private Controller controller;

    @Override
    public void configure(Context context) {
        file = Path.of((String) context.getConfiguration().getArguments().get("file"));
    }

    @Override
    public void open(Controller opened) {
        controller = opened;
    }

    @Override
    public void export(Record<?> written) {
        if (written.getValueType() == ValueType.USER_TASK && written.getRecordType() == RecordType.EVENT) {
            try {
                Files.writeString(file, written.toJson() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        controller.updateLastExportedRecordPosition(written.getPosition());
    }
}
