/** The sandbox's key files, the secrets that it shares with its merchants, and the five signed lines of requests, answers and notifications. */
package io.liushui.sandbox.keys;
