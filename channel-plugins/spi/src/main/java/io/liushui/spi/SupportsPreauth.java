package io.liushui.spi;

/** The channel can hold an amount and take it later, see {@link ChannelDescription#preauth()}. */
public interface SupportsPreauth {

    /** As {@link Channel#pay}, but {@link PayOutcome.Succeeded} means that the amount is held. */
    PayOutcome authorize(PayRequest request);

    /** {@link QueryOutcome.Paid} means that the amount is, or was, held. */
    QueryOutcome queryAuthorization(OrderReference authorization);

    /** Repeating the same capture number never captures twice. */
    OperationOutcome capture(CaptureRequest request);

    OperationOutcome queryCapture(CaptureRequest request);

    OperationOutcome voidAuthorization(AuthorizationVoidRequest request);

    OperationOutcome queryAuthorizationVoid(AuthorizationVoidRequest request);
}
