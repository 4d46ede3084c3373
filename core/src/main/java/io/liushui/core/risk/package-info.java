/** Signals over windows and lists for the risk decision, and the decision itself, kept with its inputs. */
package io.liushui.core.risk;
