package io.liushui.sandbox.faults;

/** What can go wrong with a request. */
public enum RequestFault implements Fault {
    /** Only late. */
    DELAY,
    /** Executes, then holds the answer. */
    EXECUTE_THEN_TIME_OUT,
    /** Holds the answer, and executes by itself after a while. */
    TIME_OUT_THEN_EXECUTE_LATER,
    NOT_EXECUTE_THEN_TIME_OUT,
    RESET_BEFORE_EXECUTING,
    RESET_AFTER_EXECUTING,
    ERROR_BEFORE_EXECUTING,
    ERROR_AFTER_EXECUTING,
    /** Executes; the answer's signature is wrong. */
    FORGE_ANSWER,
    /** Executes; the answer is signed and cannot be read. */
    GARBLE_ANSWER,
    /** Does not execute; refuses with the rule's code. */
    REFUSE,
    /** Does not execute; answers with a code that no table knows. */
    UNKNOWN_CODE,
    /** Executes and notifies, and answers only once the notification is acknowledged, or after the hold. */
    NOTIFY_BEFORE_ANSWER,
    /** Closes the order, and takes the money all the same a while later. */
    LATE_SUCCESS_AFTER_CLOSE
}
