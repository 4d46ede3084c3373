/**
 * The running parts of an installation: PostgreSQL, the engine, the sandbox and the application, each a process of its
 * own that can be started, adopted, watched, stopped and killed. Every wait is bounded.
 */
package io.liushui.launcher.parts;
