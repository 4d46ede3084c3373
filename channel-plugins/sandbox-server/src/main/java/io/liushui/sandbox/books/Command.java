package io.liushui.sandbox.books;

/** What a client can ask for and the bank can also carry out by itself later. Written to disk as JSON. */
public sealed interface Command
        permits NewOrder, NewRefund, NewAuthorization, NewCapture, NewRelease, NewContract, NewPayout {

    /** The order, refund, authorisation, capture, release, contract or payout that it makes. */
    String number();
}
