import type {
  ChannelTest,
  PersonalRule,
} from '@callboard/backstage-plugin-alerts-common';
import type { Knex } from 'knex';
import type { PersonalRulesStore } from './PersonalRulesStore';
import { jsonOf } from './values';

interface TestRow {
  state: 'waiting' | 'sent' | 'cancelled' | 'failed';
  problem: string | null;
}

/** Keeps personal rules in SQLite or PostgreSQL. */
export class DatabasePersonalRulesStore implements PersonalRulesStore {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  async read(userRef: string): Promise<PersonalRule[]> {
    const row: { rules_json: string } | undefined = await this.#db(
      'personal_rules',
    )
      .where({ user_ref: userRef })
      .first('rules_json');
    return row ? JSON.parse(row.rules_json) : [];
  }

  async save(
    userRef: string,
    rules: readonly PersonalRule[],
    at: number,
  ): Promise<void> {
    if (rules.length === 0) {
      await this.#db('personal_rules').where({ user_ref: userRef }).delete();
      return;
    }
    await this.#db('personal_rules')
      .insert({ user_ref: userRef, rules_json: jsonOf(rules), updated_at: at })
      .onConflict('user_ref')
      .merge();
  }

  async readTest({
    id,
    userRef,
  }: Parameters<PersonalRulesStore['readTest']>[0]): Promise<
    ChannelTest | undefined
  > {
    const row: TestRow | undefined = await this.#db('messages')
      .where({ id, kind: 'test', user_ref: userRef })
      .first('state', 'problem');
    if (!row) return undefined;
    return {
      state: row.state === 'cancelled' ? 'failed' : row.state,
      ...(row.problem !== null && { problem: row.problem }),
    };
  }

  async countTests(userRef: string, since: number): Promise<number> {
    const [{ count }] = await this.#db('messages')
      .where({ kind: 'test', user_ref: userRef })
      .where('created_at', '>=', since)
      .count({ count: '*' });
    return Number(count);
  }
}
