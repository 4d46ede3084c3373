/** Every request is signed by a key of its app, and every answer to it by the platform; a signature counts once. */
package io.liushui.api.authentication;
