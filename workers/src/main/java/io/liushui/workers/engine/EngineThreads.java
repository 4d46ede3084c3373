package io.liushui.workers.engine;

import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.stereotype.Component;

/** The threads of the engine's client; its timers end as soon as the application begins to, before any worker is closed. */
@Component
class EngineThreads implements ApplicationListener<ContextClosedEvent> {
    private static final int TIMER_THREADS = 2;

    private final VirtualThreadScheduler scheduler = new VirtualThreadScheduler(TIMER_THREADS);

    VirtualThreadScheduler scheduler() {
        return scheduler;
    }

    @Override
    public void onApplicationEvent(ContextClosedEvent closing) {
        scheduler.stopTimers();
    }
}
