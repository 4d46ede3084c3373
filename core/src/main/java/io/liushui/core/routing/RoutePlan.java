package io.liushui.core.routing;

import java.util.List;
import java.util.Optional;

/** @param candidates the eligible ones first, best first; then the rejected, by channel id */
public record RoutePlan(Optional<String> chosen, List<Candidate> candidates) {}
