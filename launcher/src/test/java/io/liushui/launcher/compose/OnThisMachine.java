package io.liushui.launcher.compose;

import io.liushui.launcher.parts.Installation;
import io.liushui.launcher.parts.Parts;
import io.liushui.launcher.parts.Ports;
import java.nio.file.Path;

/** What the names, ports and folders of the containers are, when their programs run beside each other here. */
record OnThisMachine(Parts parts) {

    String translated(ComposeService service, String value) {
        Ports ports = parts.installation().ports();
        String text = value.replace("0.0.0.0", "127.0.0.1")
                .replace("postgres:5432", "127.0.0.1:" + ports.postgres())
                .replace("camunda:26500", "127.0.0.1:" + ports.engine())
                .replace("camunda:8080", "127.0.0.1:" + ports.engineRest())
                .replace("//sandbox:7070", "//127.0.0.1:" + ports.sandbox())
                .replace("//api:8080", "//127.0.0.1:" + ports.api());
        for (String place : service.mounts().keySet()) {
            text = text.replaceAll("(^|\"|file:)" + place, "$1" + folder(service, place));
        }
        return text;
    }

    private Path folder(ComposeService service, String place) {
        Installation installation = parts.installation();
        String volume = service.mounts().get(place);
        return switch (volume) {
            case "keys" -> installation.keys();
            case "sandbox" -> parts.sandbox().data();
            case "sandbox-keys" -> parts.sandbox().keys();
            case "./bpmn" -> installation.models();
            default -> throw new IllegalArgumentException(service.name() + " mounts " + volume);
        };
    }
}
