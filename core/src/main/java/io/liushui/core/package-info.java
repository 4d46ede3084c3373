/** The payment domain: one package per feature, true to the cent without web, engine or channel. */
package io.liushui.core;
