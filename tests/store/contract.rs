//! The contract of every store: the same steps, run on each of them.

mod clocks;
mod content;
mod events;
mod leases;
mod operators;
mod records;
mod tasks;
mod workers;

use crate::databases::Database;

/// Checks all of it, each part in an empty database.
pub(crate) async fn holds(database: &Database) {
    events::known_events_are_counted(&database.open(2).await).await;
    events::events_without_effect_are_reopened(&database.open(2).await).await;
    events::events_with_effect_are_reopened_after_a_while(&database.open(2).await).await;
    events::attempts_that_are_deferred_do_not_count(&database.open(2).await).await;
    events::bounds_hold_for_unsigned_events(&database.open(2).await).await;
    events::claims_are_exclusive_and_complete(&database.open(2).await).await;
    events::retries_wait(&database.open(2).await).await;
    leases::finishing_needs_the_token(&database.open(2).await).await;
    leases::only_unchanged_jobs_are_released(&database.open(2).await).await;
    tasks::tasks_of_an_object_keep_their_order(&database.open(2).await).await;
    tasks::tasks_without_an_object_have_no_order(&database.open(2).await).await;
    tasks::ended_tasks_do_not_block(&database.open(2).await).await;
    tasks::tasks_come_first(&database.open(2).await).await;
    records::changes_compare_the_version(&database.open(2).await).await;
    records::events_come_with_their_record(&database.open(2).await).await;
    records::changes_are_whole(&database.open(2).await).await;
    records::pending_tasks_are_superseded(&database.open(2).await).await;
    records::a_change_does_not_supersede_what_it_ends(&database.open(2).await).await;
    clocks::waits_are_bounded_when_the_clock_jumps(&database.open(2).await).await;
    operators::lists_are_filtered_and_paged(&database.open(2).await).await;
    operators::jobs_are_replayed(&database.open(2).await).await;
    operators::pruning_keeps_keys_and_records(&database.open(2).await).await;
    content::any_string_and_size_is_kept(&database.open(2).await).await;
    workers::waiting_ends_with_a_new_job(&database.open(4).await).await;
    workers::many_workers_keep_the_order(&database.open(8).await).await;
    workers::many_changes_of_one_record_are_serial(&database.open(8).await).await;
}
