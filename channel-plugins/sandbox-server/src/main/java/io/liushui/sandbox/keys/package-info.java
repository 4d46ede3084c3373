/** The sandbox's key files and the five signed lines of requests, answers and notifications. */
package io.liushui.sandbox.keys;
