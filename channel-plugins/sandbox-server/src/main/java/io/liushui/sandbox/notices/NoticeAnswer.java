package io.liushui.sandbox.notices;

/**
 * What the client answered to a notification.
 *
 * @param body at most the first 64 KiB
 */
public record NoticeAnswer(int status, String body) {

    public boolean is2xx() {
        return status >= 200 && status <= 299;
    }
}
