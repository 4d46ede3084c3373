-- Points of a merchant's payers. The merchant gives their value out of its balance when it issues them, so that every point can be paid for.
create table points_rate (
    merchant_id text        primary key references merchant,
    currency    char(3)     not null,                     -- points are worth something in this currency only
    points      bigint      not null check (points between 1 and 1000000),
    minor       bigint      not null check (minor between 1 and 1000000),   -- so many points are worth so many minor units
    set_at      timestamptz not null
);

create table points_account (
    id          text primary key,
    merchant_id text        not null references merchant,
    payer_id    text        not null,
    account_id  text        not null unique references account,
    created_at  timestamptz not null,
    unique (merchant_id, payer_id)
);

-- Points that came together and expire together.
create table points_lot (
    id                text primary key,
    points_account_id text        not null references points_account,
    origin            text        not null check (origin in ('issued', 'returned')),
    app_id            text        not null references app,   -- which issued them, and is told of them
    points            bigint      not null check (points > 0),
    points_left       bigint      not null check (points_left between 0 and points),
    value_minor       bigint      not null check (value_minor >= 0),        -- what the merchant gave for them
    value_left_minor  bigint      not null check (value_left_minor between 0 and value_minor),
    currency          char(3)     not null,
    expires_at        timestamptz not null,
    expired_at        timestamptz,                         -- when what was left was booked off
    created_at        timestamptz not null,
    check (points_left > 0 or value_left_minor = 0),
    check (expired_at is null or points_left = 0)
);
create index points_lot_open on points_lot (points_account_id, expires_at, id) where points_left > 0;
create index points_lot_due on points_lot (expires_at) where points_left > 0;

-- Which lots an order used, and how much of that went back.
create table points_use (
    order_no             text   not null,
    lot_id               text   not null references points_lot,
    points               bigint not null check (points > 0),
    value_minor          bigint not null check (value_minor >= 0),
    returned_points      bigint not null default 0 check (returned_points between 0 and points),
    returned_value_minor bigint not null default 0 check (returned_value_minor between 0 and value_minor),
    primary key (order_no, lot_id)
);
