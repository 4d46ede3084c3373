/** Workers that do nothing, for the benchmark's baseline: the same models, no database, no channel, no merchant. */
package io.liushui.workers.baseline;
