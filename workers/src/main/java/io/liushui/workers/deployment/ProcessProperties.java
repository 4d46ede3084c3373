package io.liushui.workers.deployment;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.ExtensionElements;
import io.camunda.zeebe.model.bpmn.instance.Process;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperties;
import io.camunda.zeebe.model.bpmn.instance.zeebe.ZeebeProperty;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;

/** Reads the extension properties of the processes in a BPMN file. */
final class ProcessProperties {

    private ProcessProperties() {}

    /** By process id, then by name. */
    static Map<String, Map<String, String>> of(byte[] bpmn) {
        Map<String, Map<String, String>> found = new HashMap<>();
        for (Process process :
                Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn)).getModelElementsByType(Process.class)) {
            Map<String, String> properties = new HashMap<>();
            ExtensionElements extensions = process.getExtensionElements();
            if (extensions != null) {
                for (ZeebeProperties group : extensions
                        .getElementsQuery()
                        .filterByType(ZeebeProperties.class)
                        .list()) {
                    for (ZeebeProperty property : group.getProperties()) {
                        properties.put(property.getName(), property.getValue());
                    }
                }
            }
            found.put(process.getId(), properties);
        }
        return found;
    }
}
