package io.liushui.core.payments;

import io.liushui.core.idempotency.IdempotencyRequest;
import io.liushui.core.idempotency.SavedAnswer;
import io.liushui.core.ids.Ids;
import io.liushui.core.json.Json;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The one statement of an acceptance. It writes rows of four features at once; that is the price of one commit per payment. */
@Component
class AcceptanceRows {
    /** The process has to start, however long the engine is away. */
    private static final Duration START_MESSAGE_LIFE = Duration.ofHours(24);

    private static final String INSERT = """
            with accepted as (
                insert into payment (id, merchant_id, app_id, merchant_order_no, amount_minor, currency, subject, purpose, beneficiary, parts_minor, method,
                    payer_id, payer_ip, payer_device_id, payer_phone, payer_account, payer_bank, contract_id, order_info, metadata, return_url, cashier_token, state,
                    trace_id, created_at, expires_at)
                values (:id, :merchant, :app, :orderNo, :amount, :currency, :subject, :purpose, :beneficiary, :parts, :method,
                    :payerId, :payerIp, :payerDevice, :payerPhone, :payerAccount, :payerBank, :contract, :orderInfo::jsonb, :metadata::jsonb, :returnUrl, :token, 'accepted',
                    :trace, :now, :expires)),
            told as (
                insert into event (id, type, subject, merchant_id, app_id, data, trace_id, created_at)
                values (:eventId, :event, :id, :merchant, :app, :body, :trace, :now)),
            started as (
                insert into outbox (message, correlation_key, message_id, variables, ttl_millis, trace_id, created_at)
                values (:startMessage, :id, :id, :variables, :ttl, :trace, :now))
            insert into idempotency_record (app_id, key, fingerprint, status, body, created_at)
            values (:app, :key, :fingerprint, :status, :body, :now)""";

    private final JdbcClient jdbc;

    AcceptanceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when key or order number exist */
    void insert(Payment payment, IdempotencyRequest request, SavedAnswer answer) {
        jdbc.sql(INSERT)
                .params(order(payment))
                .params(payer(payment))
                .param("eventId", Ids.next("evt", payment.createdAt()))
                .param("event", payment.intent().event("accepted"))
                .param("startMessage", payment.intent().startMessage())
                .param("variables", Json.write(startVariables(payment)))
                .param("ttl", START_MESSAGE_LIFE.toMillis())
                .param("key", request.key())
                .param("fingerprint", request.fingerprint())
                .param("status", answer.status())
                .param("body", answer.body())
                .update();
    }

    private static Map<String, Object> order(Payment payment) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", payment.id());
        values.put("merchant", payment.merchantId());
        values.put("app", payment.appId());
        values.put("orderNo", payment.merchantOrderNo());
        values.put("amount", payment.amount().amountMinor());
        values.put("currency", payment.amount().currency());
        values.put("subject", payment.subject());
        values.put("purpose", payment.purpose().code());
        values.put("beneficiary", payment.purpose().beneficiary());
        values.put("parts", payment.partsMinor());
        values.put("method", payment.method());
        values.put("orderInfo", Json.write(payment.orderInfo()));
        values.put("metadata", Json.write(payment.metadata()));
        values.put("returnUrl", payment.returnUrl());
        values.put("token", payment.cashierToken());
        values.put("trace", payment.traceId());
        values.put("now", Timestamp.from(payment.createdAt()));
        values.put("expires", Timestamp.from(payment.expiresAt()));
        return values;
    }

    private static Map<String, Object> payer(Payment payment) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("payerId", payment.payer().id());
        values.put("payerIp", payment.payer().ip());
        values.put("payerDevice", payment.payer().deviceId());
        values.put("payerPhone", payment.payer().phone());
        values.put("payerAccount", payment.payer().account());
        values.put("payerBank", payment.payer().bank());
        values.put("contract", payment.payer().contractId());
        return values;
    }

    private static Map<String, Object> startVariables(Payment payment) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("paymentId", payment.id());
        variables.put("merchantId", payment.merchantId());
        variables.put("method", payment.method());
        variables.put("amountMinor", payment.channelAmount().amountMinor());
        variables.put("currency", payment.amount().currency());
        variables.put("expiresAt", payment.expiresAt().toString());
        variables.put("traceId", payment.traceId());
        return variables;
    }
}
