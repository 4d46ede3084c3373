-- Refunds and voids by merchants; late and double money goes back by the same process, over channel operations.

-- payments: what is on its way back, and what is back -------------------------------------------------------
alter table payment add column refunding_minor bigint not null default 0;  -- of all refunds that have not failed
alter table payment drop constraint payment_state_check;
alter table payment add constraint payment_state_check check (state in (
    'accepted', 'processing', 'requires_action', 'succeeded', 'failed', 'closed', 'partially_refunded', 'refunded', 'voided'));
alter table payment add constraint payment_refunds_fit check (refunding_minor between 0 and amount_minor and refunded_minor <= refunding_minor);
alter table payment add constraint payment_refunds_are_of_a_success check (
    refunding_minor = 0 or state in ('succeeded', 'partially_refunded', 'refunded', 'voided'));
alter table payment add constraint payment_state_says_what_is_back check (case state
    when 'partially_refunded' then refunded_minor > 0 and refunded_minor < amount_minor
    when 'refunded' then refunded_minor = amount_minor
    when 'voided' then refunded_minor = amount_minor
    else refunded_minor = 0 end);

-- refunds: their requests to channels become operations -----------------------------------------------------
insert into channel_operation (id, kind, subject, channel_id, number, amount_minor, currency, state, channel_ref, reason_code, trace_id,
    created_at, first_sent_at, sent_at, finished_at)
select 'op_' || substr(id, 5), 'refund', id, channel_id, channel_refund_no, amount_minor, currency,
    case state when 'succeeded' then 'done' when 'failed' then 'declined' else state end, channel_ref, reason_code, trace_id,
    created_at,
    case when state <> 'created' then coalesce(first_sent_at, sent_at, created_at) else first_sent_at end,
    sent_at,
    case when state in ('succeeded', 'failed') then coalesce(finished_at, now()) end
from refund;
create unique index channel_operation_one_way_back on channel_operation (subject) where kind in ('refund', 'void') and state <> 'declined';

alter table refund
    add column app_id text references app,
    add column merchant_id text references merchant,
    add column kind text not null default 'refund' check (kind in ('refund', 'void')),
    add column merchant_refund_no text,
    add column reason text,
    add column metadata jsonb not null default '{}',
    add column fallback_reason text check (fallback_reason in ('after_cutoff', 'void_not_supported')), -- why it is no void
    add column operation_id text references channel_operation,                                       -- the last one
    add column settled_by text check (settled_by in ('channel', 'elsewhere'));
update refund r set app_id = p.app_id, merchant_id = p.merchant_id, operation_id = 'op_' || substr(r.id, 5),
    settled_by = case when r.state = 'succeeded' and r.finished_at is not null then 'channel' end
from payment p where p.id = r.payment_id;
alter table refund alter column app_id set not null, alter column merchant_id set not null, alter column operation_id set not null,
    alter column kind drop default, alter column metadata drop default;

alter table refund drop constraint refund_state_check, drop constraint refund_origin_check;
update refund set state = 'pending', reason_code = null, driver_instance = null where finished_at is null;
alter table refund
    drop column channel_refund_no, drop column channel_ref, drop column sent_at, drop column first_sent_at,
    add constraint refund_state_check check (state in ('pending', 'succeeded', 'failed')),
    add constraint refund_origin_check check (origin in ('merchant', 'late_money', 'double_money')),
    add constraint refund_ends_once check ((state = 'pending') = (finished_at is null)),
    add constraint refund_says_how_it_succeeded check ((state = 'succeeded') = (settled_by is not null)),
    add constraint refund_void_is_a_merchants check (kind = 'refund' or (origin = 'merchant' and fallback_reason is null)),
    add constraint refund_number_is_free unique (app_id, merchant_refund_no);
create index refund_of_payment on refund (payment_id, id);
create index refund_of_app on refund (app_id, id);

-- what was under way goes on in the new model: its old instances end nowhere, and nothing waits for them
insert into outbox (message, correlation_key, message_id, variables, ttl_millis, trace_id, created_at)
select 'Msg_RefundDue', id, id || ':' || operation_id,
    json_build_object('refundId', id, 'paymentId', payment_id, 'operationId', operation_id, 'traceId', trace_id)::text, 86400000, trace_id, now()
from refund where finished_at is null;

-- refunds that a person has to decide ------------------------------------------------------------------------
create table refund_repair (
    id           text primary key,
    refund_id    text        not null references refund,
    operation_id text        not null unique references channel_operation,   -- the one that was declined
    reason_code  text,
    opened_at    timestamptz not null,
    decision     text check (decision in ('retry', 'give_up', 'paid_elsewhere')),
    decided_by   text,
    reason       text,
    reference    text,                                                       -- of the payment made elsewhere
    decided_at   timestamptz,
    check ((decision is null) = (decided_at is null)),
    check (decision <> 'paid_elsewhere' or reference is not null)
);
create unique index refund_repair_open on refund_repair (refund_id) where decision is null;

insert into ledger_account (code, name, kind) values
    ('refund_clearing', 'Refunds paid outside channels, to be cleared', 'liability');
