/**
 * The bank's books, shared by all channels: orders, captures, refunds, authorisations, contracts and codes. A number is charged once, refunds
 * never exceed what was paid, captures never exceed what was authorised. What a channel wants besides is kept in the free {@code details}.
 */
package io.liushui.sandbox.books;
