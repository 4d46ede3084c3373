-- what the inbox received and could not apply is sampled every few seconds
create index channel_notification_unapplied on channel_notification (received_at) where verdict <> 'applied';
