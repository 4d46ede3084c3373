/** Rules that make the sandbox misbehave: for one order, for matching ones, for the next few, or by chance. They end with the process. */
package io.liushui.sandbox.faults;
