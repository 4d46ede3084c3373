/** How jobs run: on virtual threads, timed, traced, and into a modelled dead end when they cannot go on. */
package io.liushui.workers.engine;
