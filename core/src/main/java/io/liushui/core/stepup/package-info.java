/** The code by text message that a payer enters when the risk decision asks for it: few tries, few sends. */
package io.liushui.core.stepup;
