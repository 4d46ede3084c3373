/** Credentials of channels: settings are references; values are kept sealed, in versions, and told to nobody but the plugin. */
package io.liushui.core.credentials;
