/** JSON in database columns, events and saved answers, written one way everywhere. */
package io.liushui.core.json;
