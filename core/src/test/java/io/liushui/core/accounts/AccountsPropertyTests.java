package io.liushui.core.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.liushui.core.fake.CoreWorld;
import io.liushui.core.ids.Ids;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Holds the accounts in PostgreSQL against a model in memory, command by command. */
class AccountsPropertyTests {
    private static CoreWorld world;

    @BeforeContainer
    static void start() {
        world = CoreWorld.start();
    }

    @AfterContainer
    static void stop() {
        world.close();
    }

    @Property(tries = 60)
    void noOrderOfCommandsBreaksTheSums(@ForAll("commands") List<Command> commands) {
        Accounts accounts = world.bean(Accounts.class);
        String account = accounts.open(AccountKind.WALLET, Ids.next("wal", world.clock.instant()), "CNY")
                .id();
        ModelAccount model = new ModelAccount();
        for (Command command : commands) {
            String told = command.tell(accounts, account, world);
            assertThat(told).as("%s of %s", command, commands).isEqualTo(command.tell(model, world.clock.instant()));
            Balances balances =
                    world.bean(AccountStatements.class).balances(account).orElseThrow();
            assertThat(balances).isEqualTo(model.balances(world.clock.instant()));
            assertThat(balances.availableMinor()).isNotNegative();
            assertThat(flows(account)).isEqualTo(balances.totalMinor());
        }
    }

    private static long flows(String account) {
        return Long.parseLong(world.text(
                "select coalesce(sum(amount_minor), 0)::text from account_flow where account_id = ?", account));
    }

    @Provide
    Arbitrary<List<Command>> commands() {
        Arbitrary<Integer> number = Arbitraries.integers().between(1, 4);
        Arbitrary<Long> amount = Arbitraries.longs().between(1, 60);
        Arbitrary<Funds> funds = Arbitraries.of(Funds.class);
        return Arbitraries.<Command>oneOf(
                        Combinators.combine(
                                        Arbitraries.integers().between(1, 30),
                                        amount,
                                        Arbitraries.integers().between(0, 3))
                                .as(Command.Credit::new),
                        Combinators.combine(Arbitraries.integers().between(1, 30), amount, funds)
                                .as(Command.Debit::new),
                        Combinators.combine(number, amount, funds).as(Command.Hold::new),
                        Combinators.combine(number, amount).as(Command.Take::new),
                        number.map(Command.Release::new),
                        Arbitraries.integers().between(1, 30).map(hours -> new Command.Wait(Duration.ofHours(hours))))
                .list()
                .ofMinSize(5)
                .ofMaxSize(30);
    }
}
