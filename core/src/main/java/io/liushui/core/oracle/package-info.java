/** What must hold over the whole database, the journal and the channels' own books, at any time. */
package io.liushui.core.oracle;
