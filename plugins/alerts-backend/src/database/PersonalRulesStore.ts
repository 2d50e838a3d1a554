import type {
  ChannelTest,
  PersonalRule,
} from '@callboard/backstage-plugin-alerts-common';

/** How people want to be told, and what became of messages by which they try that. */
export interface PersonalRulesStore {
  /** @returns none where a person has said nothing */
  read(userRef: string): Promise<PersonalRule[]>;
  /** Without any rule the person has said nothing. */
  save(
    userRef: string,
    rules: readonly PersonalRule[],
    at: number,
  ): Promise<void>;
  /** @returns undefined where the person has sent no such message */
  readTest(test: {
    id: string;
    userRef: string;
  }): Promise<ChannelTest | undefined>;
  /** How many such messages a person has sent since. */
  countTests(userRef: string, since: number): Promise<number>;
}
