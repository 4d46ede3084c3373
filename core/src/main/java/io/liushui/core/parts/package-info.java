/** Parts of a payment that are paid from elsewhere than its channel: held at acceptance, used at success, released otherwise, given back by refunds. */
package io.liushui.core.parts;
