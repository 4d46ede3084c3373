/** Carries commands to the process engine and its jobs to the domain, each as often as needed and with the effect of once. */
package io.liushui.workers;
