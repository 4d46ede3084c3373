/** Where channels tell results. Each channel's plugin verifies and answers in the channel's own form. */
package io.liushui.api.notifications;
