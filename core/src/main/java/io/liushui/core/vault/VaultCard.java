package io.liushui.core.vault;

/**
 * A card as everybody may see it.
 *
 * @param id the token, {@code card_…}
 * @param bin the first six digits
 */
public record VaultCard(String id, String bin, String lastFour, CardBrand brand) {}
