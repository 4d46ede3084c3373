/** Values that analysts keep in the models, as they were last deployed. */
package io.liushui.core.settings;
