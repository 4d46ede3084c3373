/** Webhooks reach merchants signed after Standard Webhooks, and never reach into private networks. */
package io.liushui.workers.webhooks;
