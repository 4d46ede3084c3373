/** The payment password of a payer at an app, the amounts that need none, and the text message that unlocks it. */
package io.liushui.core.passwords;
