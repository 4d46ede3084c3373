/** What happened to an app's payments, as a list to read again. */
package io.liushui.api.events;
