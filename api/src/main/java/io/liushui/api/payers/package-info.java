/** What merchants keep of their payers: payment passwords and the amounts that need none. */
package io.liushui.api.payers;
