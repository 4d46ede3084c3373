/** JSON as the sandbox's own interfaces speak it, and the refusal that every channel says in its own words. */
package io.liushui.sandbox.wire;
