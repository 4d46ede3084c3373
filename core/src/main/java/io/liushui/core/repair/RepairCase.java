package io.liushui.core.repair;

import java.time.Instant;

/** @param failedStep the model's element that could not go on */
public record RepairCase(String id, String paymentId, String failedStep, String detail, Instant openedAt) {}
