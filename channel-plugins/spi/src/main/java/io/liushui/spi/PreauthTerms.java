package io.liushui.spi;

import java.time.Duration;
import java.util.Set;

/**
 * @param methods by which an amount can be held
 * @param allowancePercent how much may be captured of what was authorised, 100 or more
 * @param severalCaptures whether it may be captured in parts
 * @param validity how long an authorisation lives
 */
public record PreauthTerms(Set<String> methods, int allowancePercent, boolean severalCaptures, Duration validity) {}
