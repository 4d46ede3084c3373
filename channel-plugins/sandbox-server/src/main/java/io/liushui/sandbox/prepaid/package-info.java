/** An issuer of prepaid cards, {@code /prepaid/v1}; its protocol is in the README of the plugin's module. */
package io.liushui.sandbox.prepaid;
