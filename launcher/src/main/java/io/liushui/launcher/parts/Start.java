package io.liushui.launcher.parts;

/** What starting a part came to. */
public enum Start {
    /** A new process was started. */
    STARTED,
    /** The part ran already, perhaps left behind by a killed launcher, and was taken over. */
    ADOPTED
}
