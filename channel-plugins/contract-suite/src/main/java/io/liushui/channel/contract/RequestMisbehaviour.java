package io.liushui.channel.contract;

/** What a channel can do to a request. */
public enum RequestMisbehaviour {
    EXECUTE_THEN_TIME_OUT(true),
    NOT_EXECUTE_THEN_TIME_OUT(false),
    RESET_AFTER_EXECUTING(true),
    RESET_BEFORE_EXECUTING(false),
    SERVER_ERROR_AFTER_EXECUTING(true),
    SERVER_ERROR_BEFORE_EXECUTING(false),
    ANSWER_WITH_WRONG_SIGNATURE(true),
    ANSWER_UNREADABLE(true),
    ANSWER_WITH_UNKNOWN_CODE(false);

    private final boolean executes;

    RequestMisbehaviour(boolean executes) {
        this.executes = executes;
    }

    /** Whether the request takes effect all the same. */
    public boolean executes() {
        return executes;
    }
}
