package io.liushui.core.events;

/**
 * Something that happened.
 *
 * @param type past tense, for example {@code payment.succeeded}
 * @param subject id of the payment or refund
 * @param data JSON of the object as its merchant sees it
 * @param forMerchant whether the merchant's webhook endpoint is told
 */
public record DomainEvent(
        String type,
        String subject,
        String merchantId,
        String appId,
        String data,
        String traceId,
        boolean forMerchant) {}
