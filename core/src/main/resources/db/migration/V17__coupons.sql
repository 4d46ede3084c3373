-- Coupons. What a template promises never changes. Its counts and sums are those of its coupons; the checks on them refuse whatever would be too much.
create table coupon_template (
    id                text primary key,
    merchant_id       text        references merchant,      -- who pays for its coupons; null: the platform
    name              text        not null,
    kind              text        not null check (kind in ('cash', 'discount', 'voucher')),
    amount_off_minor  bigint      check (amount_off_minor > 0),
    rate_off_bp       integer     check (rate_off_bp between 1 and 10000),     -- basis points of the order's amount,
    cap_minor         bigint      check (cap_minor > 0),                       -- at most so much
    face_minor        bigint      check (face_minor > 0),
    least_order_minor bigint      not null check (least_order_minor >= 0),
    currency          char(3)     not null,
    valid_from        timestamptz not null,
    valid_until       timestamptz not null,
    valid_days        integer     check (valid_days between 1 and 3650),       -- after a coupon's issue; null: until valid_until
    issue_limit       integer     not null check (issue_limit between 1 and 10000000),
    payer_limit       integer     not null check (payer_limit between 1 and 1000),
    budget_minor      bigint      not null check (budget_minor > 0),
    methods           text[]      not null,                                    -- that it goes with; empty: all
    on_refund         text        not null check (on_refund in ('when_whole', 'never')),
    state             text        not null check (state in ('active', 'ended')),
    issued_count      integer     not null default 0,
    held_count        integer     not null default 0 check (held_count >= 0),
    used_count        integer     not null default 0 check (used_count >= 0),
    expired_count     integer     not null default 0 check (expired_count >= 0),
    reserved_minor    bigint      not null default 0 check (reserved_minor >= 0),   -- of the budget, for coupons that are held
    spent_minor       bigint      not null default 0 check (spent_minor >= 0),      -- of the budget, by coupons that were used, less what came back
    created_at        timestamptz not null,
    ended_at          timestamptz,
    unique (id, issue_limit, payer_limit),
    check ((amount_off_minor is not null) = (kind = 'cash')),
    check ((rate_off_bp is not null) = (kind = 'discount')),
    check ((cap_minor is not null) = (kind = 'discount')),
    check ((face_minor is not null) = (kind = 'voucher')),
    check (kind <> 'voucher' or least_order_minor = 0),
    check (valid_until > valid_from),
    check ((ended_at is not null) = (state = 'ended')),
    check (issued_count between 0 and issue_limit),
    check (held_count + used_count + expired_count <= issued_count),
    check (reserved_minor + spent_minor <= budget_minor)
);
create index coupon_template_of on coupon_template (merchant_id, id);

-- What was asked for at once, so that it is done once.
create table coupon_issue (
    id          text primary key,
    app_id      text        not null references app,
    by_platform boolean     not null,
    issue_no    text        not null,                        -- the merchant's number, or the operator's
    template_id text        not null references coupon_template,
    created_at  timestamptz not null,
    unique (app_id, by_platform, issue_no)
);

-- Each coupon has a number of its template and one of its payer's; both limits stand beside them, so that no way of issuing can exceed them.
create table coupon (
    id             text primary key,
    template_id    text        not null,
    number         integer     not null,
    issue_limit    integer     not null,
    payer_number   integer     not null,
    payer_limit    integer     not null,
    issue_id       text        not null references coupon_issue,
    merchant_id    text        not null references merchant,   -- whose payer has it
    app_id         text        not null references app,        -- told of it
    payer_id       text        not null,
    state          text        not null check (state in ('issued', 'held', 'used', 'expired')),
    part_id        text        unique,
    payment_id     text        references payment deferrable initially deferred,   -- parts are held before their payment's row is written
    amount_minor   bigint      check (amount_minor > 0),       -- what it is worth to that payment
    returned_minor bigint      not null default 0,             -- of it, by refunds
    expires_at     timestamptz not null,
    trace_id       text        not null,
    created_at     timestamptz not null,
    foreign key (template_id, issue_limit, payer_limit) references coupon_template (id, issue_limit, payer_limit),
    unique (template_id, number),
    unique (template_id, merchant_id, payer_id, payer_number),
    check (number between 1 and issue_limit),
    check (payer_number between 1 and payer_limit),
    check ((part_id is not null) = (state in ('held', 'used'))),
    check ((payment_id is not null) = (state in ('held', 'used'))),
    check ((amount_minor is not null) = (state in ('held', 'used'))),
    check (returned_minor between 0 and case when state = 'used' then amount_minor else 0 end)
);
create index coupon_of_payer on coupon (merchant_id, payer_id, id);
create index coupon_by_merchant on coupon (merchant_id, id);
create index coupon_of_issue on coupon (issue_id);
create index coupon_of_payment on coupon (payment_id) where payment_id is not null;
create index coupon_due on coupon (expires_at) where state = 'issued';
