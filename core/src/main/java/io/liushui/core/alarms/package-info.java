/** What operators have to look at: kept as rows, counted as a metric. */
package io.liushui.core.alarms;
