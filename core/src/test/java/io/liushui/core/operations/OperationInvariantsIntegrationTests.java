package io.liushui.core.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.oracle.DatabaseInvariants;
import io.liushui.core.oracle.Violation;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Operations after whose outcome nobody is any more, because their process is gone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperationInvariantsIntegrationTests {
    private final CoreWorld world = CoreWorld.start();

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void onesThatWereNeverSentOrHaveNoAnswerAreFoundAfterADay() {
        String unsent = operation("created");
        String unanswered = operation("unknown");
        String slow = operation("pending");
        String answered = operation("done");

        world.clock.advance(Duration.ofHours(24));
        assertThat(leftAlone(Duration.ofSeconds(1))).isEmpty();

        world.clock.advance(Duration.ofSeconds(2));
        assertThat(leftAlone(Duration.ofSeconds(1)))
                .contains(unsent, unanswered)
                .doesNotContain(slow, answered);
        assertThat(leftAlone(Duration.ofHours(1))).isEmpty();
    }

    @Test
    void peopleMayTakeTheirTimeAndThenItIsADayAgain() {
        String operation = operation("unknown");
        world.bean(OperationRepairs.class).open(operation);
        world.clock.advance(Duration.ofDays(10));
        assertThat(leftAlone(Duration.ZERO)).doesNotContain(operation);

        world.bean(OperationDecisions.class)
                .decide(
                        world.jdbc()
                                .sql("select id from operation_repair where operation_id = ?")
                                .param(operation)
                                .query(String.class)
                                .single(),
                        new OperationVerdict(OperationDecision.QUERY, "mei", null, null));
        world.clock.advance(Duration.ofHours(23));
        assertThat(leftAlone(Duration.ZERO)).doesNotContain(operation);
        world.clock.advance(Duration.ofHours(2));
        assertThat(leftAlone(Duration.ZERO)).contains(operation);
    }

    @Test
    void oneThatIsStillAskedForIsNotLeftAlone() {
        String operation = operation("unknown");
        world.clock.advance(Duration.ofDays(3));
        world.jdbc()
                .sql("""
                        insert into channel_exchange (channel_id, operation, reference, request, status, took_micros, created_at)
                        select channel_id, 'query', number, '?', 0, 1, cast(:asked as timestamptz) from channel_operation where id = :id""")
                .param("asked", world.clock.instant().minus(Duration.ofHours(6)).toString())
                .param("id", operation)
                .update();

        assertThat(leftAlone(Duration.ZERO)).doesNotContain(operation);
        world.clock.advance(Duration.ofHours(19));
        assertThat(leftAlone(Duration.ZERO)).contains(operation);
    }

    private Stream<String> leftAlone(Duration slack) {
        return world.bean(DatabaseInvariants.class).check(slack).stream()
                .filter(violation -> violation.rule().equals("no_operation_left_alone"))
                .map(Violation::subject);
    }

    private String operation(String state) {
        String id = world.inTransaction(() -> world.bean(Operations.class)
                .open(new OpenOperation(
                        OperationKind.PAYOUT, "po_" + UUID.randomUUID(), "alpha", CoreWorld.cny(500), "trace")));
        world.jdbc().sql("""
                        update channel_operation set state = :state, first_sent_at = case when :state = 'created' then null else created_at end,
                            finished_at = case when :state = 'done' then created_at end
                        where id = :id""").param("state", state).param("id", id).update();
        return id;
    }
}
