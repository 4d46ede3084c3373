-- Single-sided accounts: balances move by flow rows, and the row of a hot account is locked only by those who take from it.
create table account (
    id            text primary key,
    kind          text        not null check (kind in ('merchant', 'wallet', 'points', 'credit')),
    owner         text        not null,                  -- id of the merchant, wallet, points account or credit line
    currency      char(3)     not null,                  -- ISO 4217; PTS for points
    balance_minor bigint      not null default 0 check (balance_minor >= 0),                          -- Σ of the flows, as far as they are folded
    frozen_minor  bigint      not null default 0 check (frozen_minor between 0 and balance_minor),    -- Σ of the holds that have not ended
    opened_at     timestamptz not null,
    version       integer     not null default 0,
    unique (kind, owner, currency)
) with (fillfactor = 50);

-- No foreign key to the account: its check would write to the account's row with every credit. An account is never deleted, and the trigger below looks.
create table account_flow (
    id             bigint generated always as identity primary key,
    account_id     text        not null,
    reference      text        not null,                 -- what happened and to what, for example captured:pay_…
    amount_minor   bigint      not null check (amount_minor <> 0),
    unfolded_minor bigint      not null check (unfolded_minor between 0 and greatest(amount_minor, 0)),   -- not yet part of the balance
    matures_at     timestamptz not null,                 -- pending before, available from then on
    created_at     timestamptz not null,
    unique (account_id, reference)
);
create index account_flow_unfolded on account_flow (account_id, matures_at, id) include (unfolded_minor) where unfolded_minor > 0;
create index account_flow_listed on account_flow (account_id, id);

create table account_hold (
    account_id   text        not null references account,
    reference    text        not null,
    amount_minor bigint      not null check (amount_minor > 0),
    state        text        not null check (state in ('held', 'taken', 'released')),
    taken_minor  bigint      not null default 0 check (taken_minor between 0 and amount_minor),
    early_flows  bigint[]    not null,                    -- flows that were not yet mature when the hold took from them
    early_minor  bigint[]    not null,                    -- how much it took from each
    held_at      timestamptz not null,
    ended_at     timestamptz,
    primary key (account_id, reference),
    check ((state = 'held') = (ended_at is null)),
    check ((state = 'taken') = (taken_minor > 0)),
    check (cardinality(early_flows) = cardinality(early_minor))
);
create index account_hold_open on account_hold (account_id) where state = 'held';

create function refuse_account_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and row (new.id, new.kind, new.owner, new.currency, new.opened_at) = row (old.id, old.kind, old.owner, old.currency, old.opened_at) then
        return new;
    end if;
    raise exception 'an account stays whose it is, and is never deleted' using errcode = 'integrity_constraint_violation';
end $$;
create trigger account_stays before update or delete on account for each row execute function refuse_account_change();
create trigger account_not_truncated before truncate on account execute function refuse_account_change();

create function refuse_flow_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and row (new.id, new.account_id, new.reference, new.amount_minor, new.matures_at, new.created_at)
                          = row (old.id, old.account_id, old.reference, old.amount_minor, old.matures_at, old.created_at) then
        return new;
    end if;
    raise exception 'a flow is immutable: correct it by another flow' using errcode = 'integrity_constraint_violation';
end $$;
create trigger account_flow_immutable before update or delete on account_flow for each row execute function refuse_flow_change();
create trigger account_flow_not_truncated before truncate on account_flow execute function refuse_flow_change();

create function check_flow_has_account() returns trigger language plpgsql as $$
begin
    if not exists (select 1 from account where id = new.account_id) then
        raise exception 'there is no account %', new.account_id using errcode = 'foreign_key_violation';
    end if;
    return new;
end $$;
create trigger account_flow_of_an_account before insert on account_flow for each row execute function check_flow_has_account();

create function refuse_hold_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state = 'held' and row (new.account_id, new.reference, new.amount_minor, new.held_at)
                                                 = row (old.account_id, old.reference, old.amount_minor, old.held_at) then
        return new;
    end if;
    raise exception 'a hold ends once and then stays' using errcode = 'integrity_constraint_violation';
end $$;
create trigger account_hold_ends_once before update or delete on account_hold for each row execute function refuse_hold_change();
create trigger account_hold_not_truncated before truncate on account_hold execute function refuse_hold_change();

-- when a merchant's captured money becomes available: at the start of the UTC day that is so many days after it
alter table merchant add column settlement_days integer not null default 1 check (settlement_days between 0 and 90);

-- what merchants have been owed until now, one flow for each entry
insert into account (id, kind, owner, currency, opened_at)
select 'acc_' || substr(replace(gen_random_uuid()::text, '-', ''), 1, 26), 'merchant', l.owner, l.currency, min(e.created_at)
from journal_line l join journal_entry e on e.id = l.entry_id
where l.account = 'merchant_payable' group by l.owner, l.currency;

insert into account_flow (account_id, reference, amount_minor, unfolded_minor, matures_at, created_at)
select a.id, e.reference, sum(l.credit_minor - l.debit_minor), greatest(sum(l.credit_minor - l.debit_minor), 0),
       (e.booked_on + 1)::timestamp at time zone 'UTC', e.created_at
from journal_line l join journal_entry e on e.id = l.entry_id
join account a on a.kind = 'merchant' and a.owner = l.owner and a.currency = l.currency
where l.account = 'merchant_payable'
group by a.id, e.id, e.reference, e.booked_on, e.created_at having sum(l.credit_minor - l.debit_minor) <> 0
order by e.id;
