package io.liushui.sandbox.books;

/** What a client can ask for and the bank can also carry out by itself later. Written to disk as JSON. */
public sealed interface Command permits NewOrder, NewRefund, NewAuthorization, NewCapture, NewRelease, NewContract {

    /** The order, refund, authorisation, capture, release or contract that it makes. */
    String number();
}
