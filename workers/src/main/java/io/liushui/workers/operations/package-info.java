/** What operators watch: the engine's health, the models in force, backlogs; and old rows that leave. */
package io.liushui.workers.operations;
