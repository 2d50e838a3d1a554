// @ts-check

/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.createTable('pulses', table => {
    table.comment('What of alerts moves, whichever process moves it.');
    table
      .string('id', 20)
      .primary()
      .comment(
        'A worker; engine: all of them, in time; watcher: the second system took the heartbeat',
      );
    table.bigInteger('at').comment('When it last did; null where it never has');
    table
      .bigInteger('next_at')
      .notNullable()
      .defaultTo(0)
      .comment('Of the engine: when it is looked at again, by one process');
    table.text('problem').comment('Of the watcher: why it does not take it');
  });
  await knex('pulses').insert(
    ['take-in', 'escalate', 'send', 'tell', 'engine', 'watcher'].map(id => ({
      id,
    })),
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('pulses');
};
