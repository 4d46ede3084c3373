package io.liushui.sandbox.books;

/**
 * A request to let held money go.
 *
 * @param amount in minor units; 0 for all that remains
 */
public record NewRelease(String releaseNo, String authorizationNo, long amount) implements Command {

    @Override
    public String number() {
        return releaseNo;
    }

    void validate() {
        Numbers.require(releaseNo, "release_no");
        Numbers.require(authorizationNo, "authorization_no");
        NewOrder.require(amount >= 0 && amount <= NewOrder.MAXIMUM, "amount_out_of_range", "amount");
    }
}
