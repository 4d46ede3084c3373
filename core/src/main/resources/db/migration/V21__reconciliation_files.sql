-- What each app is told of each day: every movement of its money, in exactly one day's file.

-- A day is closed by reading the journal's entries of its time, and those that were committed too late for an earlier day.
create index journal_entry_by_time on journal_entry (created_at);
create index journal_entry_by_transaction on journal_entry (xact);

-- What becomes a row of a file. An entry that is none of these is no row: what is frozen or held is not final, and coupons count with their payment.
create view merchant_movement as
select j.id as entry_id, j.reference, j.created_at as final_at, j.xact, m.app_id, m.kind, m.subject
from journal_entry j cross join lateral (
    select p.app_id, case p.purpose when 'order' then 'payment' when 'wallet_top_up' then 'top_up' else p.purpose end as kind, p.id as subject
    from payment p where starts_with(j.reference, 'captured:') and p.id = split_part(j.reference, ':', 2)
    union all
    select r.app_id, r.kind, r.id
    from refund r where starts_with(j.reference, 'refunded:') and r.id = split_part(j.reference, ':', 2) and r.origin = 'merchant'
    union all
    select c.app_id, 'capture', c.id
    from capture c where starts_with(j.reference, 'capture:') and c.id = split_part(j.reference, ':', 2)
    union all
    select c.app_id, 'capture_void', c.id
    from preauth_command k join capture c on c.id = k.capture_id
    where starts_with(j.reference, 'capture_voided:') and k.id = split_part(j.reference, ':', 2)
    union all
    select o.app_id, case when o.wallet_id is null then 'payout' else 'withdrawal' end, o.id
    from payout o where starts_with(j.reference, 'payout-paid:') and o.id = split_part(j.reference, ':', 2)
    union all
    select o.app_id, case when o.wallet_id is null then 'payout_return' else 'withdrawal_return' end, o.id
    from payout o where starts_with(j.reference, 'payout-returned:') and o.id = split_part(j.reference, ':', 2)
    union all
    select l.app_id, case when starts_with(j.reference, 'points_issued:') then 'points_issue' else 'points_expiry' end, l.id
    from points_lot l
    where (starts_with(j.reference, 'points_issued:') or starts_with(j.reference, 'points_expired:')) and l.id = split_part(j.reference, ':', 2)
) m;

-- Days that are over, closed one after the other.
create table reconciliation_day (
    day       date primary key,
    ends_at   timestamptz not null unique,
    horizon   xid8        not null,                        -- every transaction below it was over, and seen, when the day was closed
    closed_at timestamptz not null,
    check (closed_at >= ends_at)
);

-- In which day's file a movement is. No foreign key to the entry: its check would write to the entry's row, and an entry is never deleted.
create table reconciliation_entry (
    entry_id bigint primary key,
    app_id   text        not null references app,
    day      date        not null references reconciliation_day,
    kind     text        not null check (kind in ('payment', 'top_up', 'credit_repayment', 'refund', 'void', 'capture', 'capture_void',
        'payout', 'payout_return', 'withdrawal', 'withdrawal_return', 'points_issue', 'points_expiry')),
    subject  text        not null,
    final_at timestamptz not null
);
create index reconciliation_entry_of_file on reconciliation_entry (app_id, day, final_at, entry_id);

create table reconciliation_file (
    app_id     text        not null references app,
    day        date        not null references reconciliation_day,
    row_count  integer     not null check (row_count >= 0),
    totals     jsonb       not null,                       -- [{currency, kind, count, amount, balance_change}]
    size_bytes bigint      not null check (size_bytes > 0),
    sha256     bytea       not null check (octet_length(sha256) = 32),
    content    bytea       not null,                       -- gzip of the CSV, of which size and digest are
    built_at   timestamptz not null,
    primary key (app_id, day)
);
alter table reconciliation_file alter column content set storage external;   -- it is compressed already

create function refuse_change_of_what_was_told() returns trigger language plpgsql as $$
begin
    raise exception 'the % is what merchants were told, and stays', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger reconciliation_day_stays before update or delete on reconciliation_day for each row execute function refuse_change_of_what_was_told();
create trigger reconciliation_entry_stays before update or delete on reconciliation_entry for each row execute function refuse_change_of_what_was_told();
create trigger reconciliation_file_stays before update or delete on reconciliation_file for each row execute function refuse_change_of_what_was_told();
create trigger reconciliation_day_not_truncated before truncate on reconciliation_day execute function refuse_change_of_what_was_told();
create trigger reconciliation_entry_not_truncated before truncate on reconciliation_entry execute function refuse_change_of_what_was_told();
create trigger reconciliation_file_not_truncated before truncate on reconciliation_file execute function refuse_change_of_what_was_told();
