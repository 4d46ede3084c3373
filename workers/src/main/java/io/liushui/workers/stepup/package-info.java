/** The payer proves the phone number by a code. */
package io.liushui.workers.stepup;
