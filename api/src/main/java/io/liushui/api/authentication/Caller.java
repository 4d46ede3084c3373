package io.liushui.api.authentication;

import io.liushui.core.merchants.ApiKey;
import io.liushui.core.merchants.App;

/**
 * Who sent a request, proven.
 *
 * @param nonce of the request; the answer's signature repeats it, which ties the two together
 */
public record Caller(App app, ApiKey key, String nonce) {}
