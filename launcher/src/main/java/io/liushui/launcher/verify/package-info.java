/** Holds the database, the journal and the sandbox's books against each other. */
package io.liushui.launcher.verify;
