/** What a phone number pays in a month, where a channel states a cap for it. */
package io.liushui.core.monthlycaps;
