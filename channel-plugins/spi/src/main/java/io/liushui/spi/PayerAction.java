package io.liushui.spi;

/**
 * What the payer has to do.
 *
 * @param redirectUrl page to open in the payer's browser, may be null
 * @param qrContent text to show as a QR code, may be null
 */
public record PayerAction(String redirectUrl, String qrContent) {}
