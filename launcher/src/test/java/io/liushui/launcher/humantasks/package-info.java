/** Human tasks on the real broker, found by an exporter and completed as a task list does it: over the engine's REST API. */
package io.liushui.launcher.humantasks;
