/** What lies at each channel for paying out (头寸): frozen before it is used, never below zero, with an alarm at the low-water mark. */
package io.liushui.core.positions;
