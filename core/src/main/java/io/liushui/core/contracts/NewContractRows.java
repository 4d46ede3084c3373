package io.liushui.core.contracts;

import static io.liushui.core.contracts.ContractRows.timestamp;

import io.liushui.core.ids.Ids;
import io.liushui.core.vault.VaultCard;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Inserts contracts. */
@Component
class NewContractRows {
    private final JdbcClient jdbc;

    NewContractRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param card null without one
     * @throws org.springframework.dao.DuplicateKeyException when the app has a contract with this number
     */
    void insert(String id, NewContract command, VaultCard card, String channelId, Instant now) {
        jdbc.sql("""
                insert into contract (id, merchant_id, app_id, merchant_contract_no, contract_no, channel_id, method, payer_id, card_id, phone, last_four,
                    currency, per_debit_minor, per_day_minor, per_month_minor, return_url, state, signing, code_sends, valid_until, trace_id, created_at)
                values (:id, :merchant, :app, :no, :contractNo, :channel, :method, :payer, :card, :phone, :lastFour,
                    :currency, :perDebit, :perDay, :perMonth, :returnUrl, 'pending', 'created', :sends, :validUntil, :trace, :now)""")
                .param("id", id)
                .param("merchant", command.app().merchantId())
                .param("app", command.app().id())
                .param("no", command.merchantContractNo())
                .param("contractNo", Ids.body(now))
                .param("channel", channelId)
                .param("method", command.method())
                .param("payer", command.payerId())
                .param("card", card == null ? null : card.id())
                .param("phone", command.phone())
                .param("lastFour", card == null ? null : card.lastFour())
                .param("currency", command.limits().currency())
                .param("perDebit", command.limits().perDebit())
                .param("perDay", command.limits().perDay())
                .param("perMonth", command.limits().perMonth())
                .param("returnUrl", command.returnUrl())
                .param("sends", card == null ? 0 : 1)
                .param("validUntil", timestamp(command.validUntil()))
                .param("trace", command.traceId())
                .param("now", timestamp(now))
                .update();
    }
}
