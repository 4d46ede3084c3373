-- Money columns are integers in the currency's minor unit. Ids are text with a prefix that tells their kind.

-- merchants ------------------------------------------------------------------------------------------------
create table merchant (
    id         text primary key,
    name       text        not null,
    status     text        not null check (status in ('active', 'suspended')),
    created_at timestamptz not null
);

create table app (
    id               text primary key,
    merchant_id      text        not null references merchant,
    name             text        not null,
    status           text        not null check (status in ('active', 'suspended')),
    methods          text[]      not null,               -- offered on the cashier, in this order
    order_fields     jsonb       not null,               -- [{key, zh, en}]: which order_info fields the cashier shows
    maximum_minor    bigint      check (maximum_minor > 0),
    rate_per_second  integer     not null check (rate_per_second between 1 and 10000),
    created_at       timestamptz not null
);

create table api_key (
    id          text primary key,
    app_id      text        not null references app,
    algorithm   text        not null check (algorithm in ('RSA-SHA256', 'Ed25519', 'HMAC-SHA256', 'SM2-SM3')),
    material    bytea       not null,                    -- public key (X.509), or the sealed shared secret
    valid_from  timestamptz not null,
    valid_until timestamptz,
    created_at  timestamptz not null
);
create index api_key_app on api_key (app_id);

create table api_nonce (
    key_id  text        not null,
    nonce   text        not null,
    seen_at timestamptz not null,
    primary key (key_id, nonce)
);
create index api_nonce_seen on api_nonce (seen_at);

create table webhook_endpoint (
    id             text primary key,
    app_id         text        not null unique references app,
    url            text        not null,
    sealed_secrets bytea[]     not null check (cardinality(sealed_secrets) between 1 and 3),
    status         text        not null check (status in ('enabled', 'disabled')),
    disabled_reason text,
    schedule       jsonb,                                -- ISO-8601 durations; null: the model's schedule
    created_at     timestamptz not null
);

create table idempotency_record (
    app_id      text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      integer     not null,
    body        text        not null,
    created_at  timestamptz not null,
    primary key (app_id, key)
);
create index idempotency_record_created on idempotency_record (created_at);

-- the engine's messages ------------------------------------------------------------------------------------
create table outbox (
    seq             bigint generated always as identity primary key,
    message         text        not null,
    correlation_key text        not null,
    message_id      text        not null,
    variables       text        not null,
    ttl_millis      bigint      not null check (ttl_millis > 0),
    trace_id        text,
    created_at      timestamptz not null,
    leased_until    timestamptz not null default '-infinity',
    tries           integer     not null default 0
);

create table process_setting (
    name         text primary key,
    value        text        not null,
    process_id   text        not null,
    process_version integer  not null,
    updated_at   timestamptz not null
);

-- channels -------------------------------------------------------------------------------------------------
create table channel_account (
    id            text primary key,
    status        text    not null check (status in ('enabled', 'disabled')),
    priority      integer not null default 100,          -- lower is preferred
    updated_at    timestamptz not null
);

create table channel_price (
    channel_id    text    not null references channel_account,
    method        text    not null,
    currency      char(3) not null,
    rate_ppm      integer not null check (rate_ppm between 0 and 1000000),   -- parts per million of the amount
    fixed_minor   bigint  not null default 0,
    minimum_minor bigint  not null default 0,
    cap_minor     bigint,
    primary key (channel_id, method, currency)
);

create table channel_exchange (
    id          bigint generated always as identity primary key,
    channel_id  text        not null,
    operation   text        not null,
    reference   text        not null,
    request     text        not null,
    status      integer     not null,
    response    text,
    error       text,
    took_micros bigint      not null,
    trace_id    text,
    created_at  timestamptz not null
);
create index channel_exchange_reference on channel_exchange (reference);
create index channel_exchange_trace on channel_exchange (trace_id);

-- payments -------------------------------------------------------------------------------------------------
create table payment (
    id                 text primary key,
    merchant_id        text        not null references merchant,
    app_id             text        not null references app,
    merchant_order_no  text        not null,
    amount_minor       bigint      not null check (amount_minor > 0),
    currency           char(3)     not null,
    subject            text        not null,
    method             text,
    payer_id           text,
    payer_ip           text,
    payer_device_id    text,
    payer_phone        text,
    order_info         jsonb       not null,
    metadata           jsonb       not null,
    return_url         text,
    cashier_token      text        not null unique,
    state              text        not null check (state in ('accepted', 'processing', 'requires_action', 'succeeded', 'failed', 'closed')),
    reason_code        text,
    action             jsonb,                              -- what the payer has to do, while requires_action
    driver_instance    bigint,                             -- the one process instance that drives this payment
    close_requested_at timestamptz,
    refunded_minor     bigint      not null default 0 check (refunded_minor between 0 and amount_minor),
    trace_id           text        not null,
    created_at         timestamptz not null,
    expires_at         timestamptz not null,
    finished_at        timestamptz,
    version            integer     not null default 0,
    unique (app_id, merchant_order_no)
);
create index payment_by_app on payment (app_id, id);
create index payment_by_payer on payment (payer_id, created_at) where payer_id is not null;
create index payment_by_device on payment (payer_device_id, created_at) where payer_device_id is not null;
create index payment_by_ip on payment (payer_ip, created_at) where payer_ip is not null;
create index payment_open on payment (expires_at) where finished_at is null;

create table payment_attempt (
    id               text primary key,
    payment_id       text        not null references payment,
    number           integer     not null check (number between 1 and 20),
    channel_id       text        not null references channel_account,
    method           text        not null,
    channel_order_no text        not null,
    amount_minor     bigint      not null check (amount_minor > 0),
    currency         char(3)     not null,
    state            text        not null check (state in ('created', 'sent', 'pending', 'unknown', 'succeeded', 'declined', 'next_route', 'closed')),
    channel_ref      text,
    reason_code      text,
    action           jsonb,
    created_at       timestamptz not null,
    sent_at          timestamptz,
    finished_at      timestamptz,
    version          integer     not null default 0,
    unique (payment_id, number),
    unique (channel_id, channel_order_no)
);
-- one payment, one charge that counts
create unique index payment_attempt_succeeded on payment_attempt (payment_id) where state = 'succeeded';

create table final_state (
    payment_id   text primary key references payment,
    attempt_id   text references payment_attempt,
    state        text        not null check (state in ('succeeded', 'failed', 'closed')),
    reason_code  text,
    merchant_id  text        not null,
    amount_minor bigint      not null,
    currency     char(3)     not null,
    finished_at  timestamptz not null,
    check (state <> 'succeeded' or attempt_id is not null)
);
create index final_state_merchant_failed on final_state (merchant_id, finished_at) where state = 'failed';

create table channel_notification (
    id              text primary key,
    channel_id      text        not null,
    notification_id text        not null,
    order_no        text        not null,
    attempt_id      text references payment_attempt,
    verdict         text        not null check (verdict in ('applied', 'mismatch', 'unmatched')),
    headers         jsonb       not null,
    body            bytea       not null,
    received_at     timestamptz not null
);
create unique index channel_notification_once on channel_notification (channel_id, notification_id, verdict);
create index channel_notification_order on channel_notification (channel_id, order_no);

create table alarm (
    id         text primary key,
    kind       text        not null,
    subject    text        not null,
    detail     text        not null,
    raised_at  timestamptz not null
);
create index alarm_subject on alarm (subject);

create table route_decision (
    payment_id  text        not null references payment,
    number      integer     not null,
    strategy    text        not null,
    chosen      text,
    candidates  jsonb       not null,                      -- [{channelId, feeMinor, priority, rejected}]
    decided_at  timestamptz not null,
    primary key (payment_id, number)
);

create table stray_money (
    attempt_id   text primary key references payment_attempt,
    payment_id   text        not null references payment,
    kind         text        not null check (kind in ('late', 'double')),
    amount_minor bigint      not null check (amount_minor > 0),
    currency     char(3)     not null,
    detected_at  timestamptz not null
);

create table refund (
    id                text primary key,
    payment_id        text        not null references payment,
    attempt_id        text        not null references payment_attempt,
    origin            text        not null check (origin in ('late_money', 'double_money')),
    amount_minor      bigint      not null check (amount_minor > 0),
    currency          char(3)     not null,
    channel_id        text        not null,
    channel_refund_no text        not null,
    state             text        not null check (state in ('created', 'sent', 'pending', 'unknown', 'succeeded', 'failed')),
    channel_ref       text,
    reason_code       text,
    driver_instance   bigint,
    trace_id          text        not null,
    created_at        timestamptz not null,
    sent_at           timestamptz,
    finished_at       timestamptz,
    version           integer     not null default 0,
    unique (channel_id, channel_refund_no)
);
-- stray money goes back exactly once
create unique index refund_of_stray_money on refund (attempt_id) where origin in ('late_money', 'double_money');

-- risk and step-up -----------------------------------------------------------------------------------------
create table risk_list_entry (
    list       text        not null check (list in ('black', 'grey', 'white')),
    kind       text        not null check (kind in ('payer', 'device', 'ip', 'phone')),
    value      text        not null,
    reason     text        not null,
    created_at timestamptz not null,
    primary key (kind, value)
);

create table risk_assessment (
    payment_id     text primary key references payment,
    signals        jsonb       not null,
    assessed_at    timestamptz not null,
    decision       text check (decision in ('pass', 'step_up', 'review', 'block')),
    reason         text,
    model_version  text,                                  -- process definition key; its deployment binds the decision table
    decided_at     timestamptz
);

create table step_up (
    id          text primary key,
    payment_id  text        not null unique references payment,
    code_hash   bytea       not null,
    tries_left  integer     not null check (tries_left between 0 and 5),
    sends       integer     not null,
    state       text        not null check (state in ('sent', 'verified', 'failed')),
    sent_at     timestamptz not null,
    finished_at timestamptz
);

create table sms_message (
    id      text primary key,
    phone   text        not null,
    text    text        not null,
    sent_at timestamptz not null
);

-- events and notifications ---------------------------------------------------------------------------------
create table event (
    seq         bigint generated always as identity primary key,
    id          text        not null unique,
    type        text        not null,
    subject     text        not null,                      -- payment or refund id
    merchant_id text        not null,
    app_id      text        not null,
    data        text        not null,                      -- JSON, the object as the merchant sees it
    trace_id    text        not null,
    created_at  timestamptz not null
);
create index event_app on event (app_id, id);
create index event_subject on event (subject, seq);

create table notification (
    id           text primary key,                         -- the event's id: constant over tries
    endpoint_id  text        not null references webhook_endpoint,
    subject      text        not null,
    state        text        not null check (state in ('due', 'delivered', 'exhausted')),
    tries        integer     not null default 0,
    created_at   timestamptz not null,
    finished_at  timestamptz
);
create index notification_open on notification (created_at) where state = 'due';
create index notification_exhausted on notification (endpoint_id) where state = 'exhausted';
create index notification_subject on notification (subject);

create table notification_try (
    notification_id text        not null references notification,
    number          integer     not null,
    tried_at        timestamptz not null,
    took_millis     bigint      not null,
    status          integer     not null,                  -- 0: no answer
    request         text        not null,
    response        text,
    error           text,
    primary key (notification_id, number)
);

-- operators ------------------------------------------------------------------------------------------------
create table repair_case (
    id          text primary key,
    payment_id  text        not null references payment,
    failed_step text        not null,
    detail      text        not null,
    opened_at   timestamptz not null,
    decision    text check (decision in ('retry', 'close')),
    decided_by  text,
    reason      text,
    decided_at  timestamptz
);
create unique index repair_case_open on repair_case (payment_id) where decision is null;

-- ledger ---------------------------------------------------------------------------------------------------
create table ledger_account (
    code text primary key,
    name text not null,
    kind text not null check (kind in ('asset', 'liability', 'income', 'expense'))
);
insert into ledger_account (code, name, kind) values
    ('channel_receivable', 'Receivable from channels', 'asset'),
    ('merchant_payable', 'Payable to merchants', 'liability'),
    ('suspense', 'Suspense: late and double money', 'liability'),
    ('fee_income', 'Fee income', 'income'),
    ('channel_cost', 'Channel cost', 'expense');

create table journal_entry (
    id         bigint generated always as identity primary key,
    reference  text        not null unique,                -- one business event, one entry
    text       text        not null,
    booked_on  date        not null,
    created_at timestamptz not null,
    xact       xid8        not null default pg_current_xact_id()
);

create table journal_line (
    entry_id     bigint  not null references journal_entry,
    line         integer not null,
    account      text    not null references ledger_account,
    owner        text    not null,                         -- channel or merchant id
    debit_minor  bigint  not null check (debit_minor >= 0),
    credit_minor bigint  not null check (credit_minor >= 0),
    currency     char(3) not null,
    primary key (entry_id, line),
    check ((debit_minor = 0) <> (credit_minor = 0))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the % is immutable: correct it by a reversing entry', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger journal_entry_immutable before update or delete on journal_entry for each row execute function refuse_change();
create trigger journal_line_immutable before update or delete on journal_line for each row execute function refuse_change();
create trigger journal_entry_not_truncated before truncate on journal_entry execute function refuse_change();
create trigger journal_line_not_truncated before truncate on journal_line execute function refuse_change();

create function refuse_unbalanced(entry bigint) returns void language plpgsql as $$
begin
    if not exists (select 1 from journal_line where entry_id = entry)
       or exists (select 1 from journal_line where entry_id = entry group by currency having sum(debit_minor) <> sum(credit_minor)) then
        raise exception 'journal entry % is not balanced', entry using errcode = 'integrity_constraint_violation';
    end if;
end $$;
create function check_entry_balanced() returns trigger language plpgsql as $$
begin
    perform refuse_unbalanced(new.id);
    return null;
end $$;
create function check_line_balanced() returns trigger language plpgsql as $$
begin
    perform refuse_unbalanced(new.entry_id);
    return null;
end $$;
create constraint trigger journal_entry_balanced after insert on journal_entry deferrable initially deferred
    for each row execute function check_entry_balanced();
create constraint trigger journal_line_balanced after insert on journal_line deferrable initially deferred
    for each row execute function check_line_balanced();

-- a line may only be added by the transaction that made its entry
create function check_line_of_this_transaction() returns trigger language plpgsql as $$
begin
    if (select xact from journal_entry where id = new.entry_id) is distinct from pg_current_xact_id() then
        raise exception 'journal entry % is closed', new.entry_id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger journal_line_added_with_entry before insert on journal_line for each row execute function check_line_of_this_transaction();
