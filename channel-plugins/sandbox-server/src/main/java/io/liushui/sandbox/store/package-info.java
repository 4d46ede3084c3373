/** One SQLite file: what a write returned from is on disk, whatever happens to the process. */
package io.liushui.sandbox.store;
