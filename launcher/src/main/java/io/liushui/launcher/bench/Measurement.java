package io.liushui.launcher.bench;

/** What the benchmark can measure; named as people type it. */
enum Measurement {
    baseline,
    payments,
    orders,
    acceptance
}
