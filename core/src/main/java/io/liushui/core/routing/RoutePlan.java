package io.liushui.core.routing;

import java.util.List;
import java.util.Optional;

/** @param candidates the eligible ones first, best first; then the rejected, by channel id */
public record RoutePlan(Optional<String> chosen, List<Candidate> candidates) {

    /** Why nothing was chosen, as a stable code that a payer can be told. */
    public String noneBecause() {
        return candidates.stream().anyMatch(candidate -> Candidate.MONTHLY_CAP_REACHED.equals(candidate.rejected()))
                ? Candidate.MONTHLY_CAP_REACHED
                : "no_route";
    }
}
