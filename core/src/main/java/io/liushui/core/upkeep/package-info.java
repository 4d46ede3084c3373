/** What is done time and again for many: each by itself, so that the trouble of one never stops the others. */
package io.liushui.core.upkeep;
