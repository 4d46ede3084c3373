/** Text messages to payers. The local sender writes to an inbox that the operators' page shows. */
package io.liushui.core.sms;
