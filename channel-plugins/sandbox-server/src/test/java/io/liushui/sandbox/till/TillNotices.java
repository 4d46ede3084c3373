package io.liushui.sandbox.till;

import io.liushui.sandbox.books.Event;
import io.liushui.sandbox.books.EventFacts;
import io.liushui.sandbox.notices.Disguise;
import io.liushui.sandbox.notices.Notice;
import io.liushui.sandbox.notices.NoticeAnswer;
import io.liushui.sandbox.notices.NoticeFormat;
import io.liushui.sandbox.notices.NoticeRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class TillNotices implements NoticeFormat {

    @Override
    public boolean tells(Event event) {
        return true;
    }

    @Override
    public Set<Disguise> disguises() {
        return EnumSet.of(Disguise.GENUINE, Disguise.MISLEADING, Disguise.WRONG_CONTENT_TYPE);
    }

    @Override
    public NoticeRequest request(Notice notice) {
        EventFacts about = EventFacts.of(notice.event());
        String body = notice.event().getClass().getSimpleName() + " " + about.number() + " " + about.amount() + " "
                + about.currency() + " try " + notice.tries();
        return new NoticeRequest(
                "PUT", Map.of("Till-Notice", "yes"), "text/plain", body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean acknowledges(NoticeAnswer answer) {
        return answer.is2xx() && answer.body().equals("success");
    }

    @Override
    public List<Duration> schedule() {
        return List.of(Duration.ofHours(1), Duration.ofHours(1));
    }
}
