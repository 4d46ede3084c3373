/** The contract: the OpenAPI document, a readable page made from it, the list of problem codes and the platform's public keys. */
package io.liushui.api.openapi;
