/** Secrets at rest: the folder of our own keys, boxes that only our master key opens, and envelopes with a data key for each secret. */
package io.liushui.core.secrets;
