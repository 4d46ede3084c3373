/** Lists in slices, newest first, by a key that grows: a slice costs the same however far down the list it is. */
package io.liushui.core.paging;
