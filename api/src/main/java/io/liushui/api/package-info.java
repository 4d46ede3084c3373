/** What merchants, payers and channels reach over HTTP; an accepted request is never lost. */
package io.liushui.api;
