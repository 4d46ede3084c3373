/** Authorizations and captures as merchants see them: hold, capture, void, find, list. */
package io.liushui.api.authorizations;
