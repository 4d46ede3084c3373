/** Business outcomes as metrics: each counted once, when it has been committed, under a bounded number of tag values. */
package io.liushui.core.metrics;
