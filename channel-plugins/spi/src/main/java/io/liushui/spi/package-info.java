/** What a channel plugin implements: a small core, and one interface per optional capability. Knows nothing of ours. */
package io.liushui.spi;
