/** The demo merchant, and the demonstration of four payments. */
package io.liushui.launcher.demo;
