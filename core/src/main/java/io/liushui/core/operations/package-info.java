/** One request to a channel under one number, apart from paying: sent once, asked for until it is known, its result never overwritten. */
package io.liushui.core.operations;
