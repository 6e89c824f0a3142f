-- Locks: creates new tables only; nothing waits.

-- No foreign key to the authority: the row is written last in the transaction of an upload, and a
-- rehearsed upload (chaff) counts for authority 0 before it is rolled back.
create table enks.health_authority_stats (
    health_authority_id bigint      not null,
    hour                timestamptz not null,
    shard               smallint    not null,
    publish             integer[]   not null,
    teks                integer     not null,
    revisions           integer     not null,
    oldest_tek_days     integer[]   not null,
    missing_onset       integer     not null,
    onset_age_days      integer[]   not null,
    constraint health_authority_stats_pkey primary key (health_authority_id, hour, shard),
    constraint health_authority_stats_hour check (hour = date_trunc('hour', hour, 'UTC')),
    constraint health_authority_stats_shard check (shard between 0 and 15),
    constraint health_authority_stats_publish check (
        cardinality(publish) = 3 and array_position(publish, null) is null and 0 <= all (publish)),
    constraint health_authority_stats_teks check (teks >= 0),
    constraint health_authority_stats_revisions check (revisions >= 0),
    constraint health_authority_stats_oldest_tek_days check (
        cardinality(oldest_tek_days) = 16 and array_position(oldest_tek_days, null) is null
        and 0 <= all (oldest_tek_days)),
    constraint health_authority_stats_missing_onset check (missing_onset >= 0),
    constraint health_authority_stats_onset_age_days check (
        cardinality(onset_age_days) = 30 and array_position(onset_age_days, null) is null
        and 0 <= all (onset_age_days))
) with (fillfactor = 50);

create index health_authority_stats_hour on enks.health_authority_stats (hour);

comment on table enks.health_authority_stats is
    'Uploads counted by authority and hour, in shards so that concurrent uploads of an authority do not wait for one row; a page keeps room for the next version of a row';
comment on column enks.health_authority_stats.health_authority_id is 'Authority that signed the certificate (enks.health_authority, without a foreign key)';
comment on column enks.health_authority_stats.hour is 'UTC hour of the truncated upload time';
comment on column enks.health_authority_stats.shard is 'Drawn by chance, 0 to 15; readers add the shards up';
comment on column enks.health_authority_stats.publish is 'Uploads by platform: unknown, android, ios';
comment on column enks.health_authority_stats.teks is 'Keys inserted or revised';
comment on column enks.health_authority_stats.revisions is 'Uploads that revised a key; they count in publish too, but in no distribution';
comment on column enks.health_authority_stats.oldest_tek_days is 'Uploads by days since the start of their oldest key, the last element 15 or more';
comment on column enks.health_authority_stats.missing_onset is 'Uploads without a believable symptom onset';
comment on column enks.health_authority_stats.onset_age_days is 'Uploads by days since symptom onset, the last element 29 or more';

create table enks.health_authority_stats_day (
    health_authority_id bigint      not null,
    day                 date        not null,
    publish             bigint[]    not null,
    teks                bigint      not null,
    revisions           bigint      not null,
    oldest_tek_days     bigint[]    not null,
    missing_onset       bigint      not null,
    onset_age_days      bigint[]    not null,
    constraint health_authority_stats_day_pkey primary key (health_authority_id, day),
    constraint health_authority_stats_day_publish check (
        cardinality(publish) = 3 and array_position(publish, null) is null and 0 <= all (publish)),
    constraint health_authority_stats_day_teks check (teks >= 0),
    constraint health_authority_stats_day_revisions check (revisions >= 0),
    constraint health_authority_stats_day_oldest_tek_days check (
        cardinality(oldest_tek_days) = 16 and array_position(oldest_tek_days, null) is null
        and 0 <= all (oldest_tek_days)),
    constraint health_authority_stats_day_missing_onset check (missing_onset >= 0),
    constraint health_authority_stats_day_onset_age_days check (
        cardinality(onset_age_days) = 30 and array_position(onset_age_days, null) is null
        and 0 <= all (onset_age_days))
);

create index health_authority_stats_day_day on enks.health_authority_stats_day (day);

comment on table enks.health_authority_stats_day is
    'Whole UTC days of enks.health_authority_stats, kept long after the hours are deleted; never lowered';
comment on column enks.health_authority_stats_day.health_authority_id is 'As in the hours';
comment on column enks.health_authority_stats_day.day is 'UTC day';
comment on column enks.health_authority_stats_day.publish is 'As in the hours';
comment on column enks.health_authority_stats_day.teks is 'As in the hours';
comment on column enks.health_authority_stats_day.revisions is 'As in the hours';
comment on column enks.health_authority_stats_day.oldest_tek_days is 'As in the hours';
comment on column enks.health_authority_stats_day.missing_onset is 'As in the hours';
comment on column enks.health_authority_stats_day.onset_age_days is 'As in the hours';
