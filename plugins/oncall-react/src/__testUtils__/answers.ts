import type {
  OnCallAnswer,
  OnCallByRefs,
  OnCallLevel,
  OncallApi,
  OnCallShift,
} from '@callboard/backstage-plugin-oncall-common';

const HOUR = 3_600_000;

/** A shift of people by their titles, some hours from now. */
export const shiftOf = (
  titles: string[],
  from: number,
  to: number,
): OnCallShift => ({
  people: titles.map(title => ({
    entityRef: `user:default/${title.toLowerCase().replace(' ', '.')}`,
    title,
    known: true,
    channels: [],
  })),
  startsAt: new Date(Date.now() + from * HOUR).toISOString(),
  endsAt: new Date(Date.now() + to * HOUR).toISOString(),
  overridden: false,
});

/** One level; nobody unless told otherwise. */
export const levelOf = (
  level: number,
  change: Partial<OnCallLevel> = {},
): OnCallLevel => ({
  level,
  schedule: { id: `s${level}`, name: `Level ${level}` },
  ...change,
});

/** The answer for an entity by its levels. */
export const answerOf = (
  entityRef: string,
  levels: OnCallLevel[],
  change: Partial<OnCallAnswer> = {},
): OnCallAnswer => ({ entityRef, title: entityRef, levels, ...change });

/** An API that answers from a table, and keeps what it was asked for. */
export function apiOf(answers: OnCallAnswer[] = []) {
  const asked: string[][] = [];
  let failure: Error | undefined;
  const api = {
    async getOnCallByRefs({
      entityRefs,
    }: {
      entityRefs: string[];
    }): Promise<OnCallByRefs> {
      asked.push(entityRefs);
      if (failure) throw failure;
      return {
        items: entityRefs.map(
          ref => answers.find(each => each.entityRef === ref) ?? null,
        ),
        asOf: new Date().toISOString(),
      };
    },
  } as OncallApi;
  return {
    api,
    asked,
    answers,
    /** Every further read fails. */
    failWith: (error: Error) => {
      failure = error;
    },
  };
}
