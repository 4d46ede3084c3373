/** What the plugins' benchmarks share, and the bare RSA of the JDK, beside which their times mean something on any machine. */
package io.liushui.benchmarks;
