package io.liushui.spi;

/** The channel can undo a capture so that the authorisation is valid again. */
public interface SupportsCaptureVoid {

    OperationOutcome voidCapture(CaptureVoidRequest request);

    OperationOutcome queryCaptureVoid(CaptureVoidRequest request);
}
