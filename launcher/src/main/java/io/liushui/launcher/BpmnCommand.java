package io.liushui.launcher;

import io.liushui.launcher.parts.Installation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "bpmn", description = "Draw the models as pictures.", mixinStandardHelpOptions = true)
final class BpmnCommand implements Callable<Integer> {

    @Override
    public Integer call() {
        Path models = Installation.fromEnvironment().models();
        if (!Files.isDirectory(models.resolve("node_modules"))) {
            int installed = new ForeignCommand(models, "npm", "ci").run();
            if (installed != 0) {
                return installed;
            }
        }
        return new ForeignCommand(models, "npm", "run", "pictures").run();
    }
}
