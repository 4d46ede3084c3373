/** How plugins that speak HTTP call their channel: one try, bounded, logged and masked. */
package io.liushui.spi.http;
