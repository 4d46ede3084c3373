-- Codes that a channel sent to the payer of an attempt, so that no page has it send more without end.
alter table payment_attempt add column code_sends integer not null default 1 check (code_sends between 1 and 10);
alter table payment_attempt add column code_sent_at timestamptz;
