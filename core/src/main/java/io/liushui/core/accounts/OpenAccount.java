package io.liushui.core.accounts;

/**
 * An account.
 *
 * @param id {@code acc_…}
 * @param owner id of the merchant, wallet, points account or credit line
 * @param currency ISO 4217, or PTS for points
 */
public record OpenAccount(String id, AccountKind kind, String owner, String currency) {}
