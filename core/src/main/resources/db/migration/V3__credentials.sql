-- Credentials of channels. Each version is sealed under a data key of its own, which the master key wraps.
create table credential (
    name        text        not null check (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
    version     integer     not null check (version > 0),
    wrapped_key bytea       not null,
    sealed      bytea       not null,
    master_key  text        not null,                     -- which one wrapped the data key; says nothing of it
    fingerprint text        not null,                     -- tells values apart; says nothing of them
    created_at  timestamptz not null,
    primary key (name, version)
);

-- Which channel uses which. The foreign key keeps what is in use from being removed.
create table credential_use (
    channel_id      text        not null,
    name            text        not null,
    version         integer     not null,                 -- what the channel was last made with
    refused_version integer,                              -- what its plugin refused since
    refused_reason  text,
    changed_at      timestamptz not null,
    primary key (channel_id, name),
    foreign key (name, version) references credential
);

-- The log of one channel: newest first for people, oldest first for housekeeping.
create index channel_exchange_channel on channel_exchange (channel_id, id);

-- What some methods must know of the payer.
alter table payment add column payer_account text, add column payer_bank text;
