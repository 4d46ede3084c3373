-- Credit lines of merchants' payers. What may still be drawn is the balance of their account; what is owed is the limit less that.
create table credit_line (
    id            text primary key,
    merchant_id   text        not null references merchant,
    app_id        text        not null references app,     -- told of statements
    payer_id      text        not null,
    currency      char(3)     not null,
    account_id    text        not null unique references account,
    limit_minor   bigint      not null check (limit_minor >= 0),
    statement_day integer     not null check (statement_day between 1 and 28),   -- of each month, UTC
    due_days      integer     not null check (due_days between 1 and 60),        -- after the statement
    state         text        not null check (state in ('open', 'blocked')),
    cut_on        date        not null,                    -- until when it was billed
    opened_at     timestamptz not null,
    version       integer     not null default 0,
    unique (merchant_id, payer_id, currency)
);

create table credit_statement (
    id             text primary key,
    credit_line_id text        not null references credit_line,
    cut_on         date        not null,
    due_on         date        not null,
    billed_minor   bigint      not null check (billed_minor > 0),
    paid_minor     bigint      not null default 0 check (paid_minor between 0 and billed_minor),
    state          text        not null check (state in ('open', 'overdue', 'paid')),
    created_at     timestamptz not null,
    unique (credit_line_id, cut_on),
    check (due_on > cut_on),
    check ((state = 'paid') = (paid_minor = billed_minor))
);
create index credit_statement_unpaid on credit_statement (due_on) where state <> 'paid';
