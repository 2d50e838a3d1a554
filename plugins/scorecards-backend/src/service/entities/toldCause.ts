import type {
  ChangeCause,
  ToldCause,
} from '@callboard/backstage-plugin-scorecards-common';
import type { World } from '../World';

type Known = Pick<World, 'runtime' | 'rulebook'>;

function titleOf(
  cause: ChangeCause,
  { runtime, rulebook }: Known,
): string | undefined {
  switch (cause.kind) {
    case 'fact':
    case 'time':
      return runtime.facts.facts().get(cause.fact ?? '')?.title;
    case 'rule':
      return (
        rulebook.scorecard(cause.document) ?? rulebook.campaign(cause.document)
      )?.document.title;
    case 'grace':
      return rulebook.check(cause.check)?.definition?.title;
    case 'collector':
      return runtime.facts.origins().find(({ id }) => id === cause.provider)
        ?.title;
    default:
      return undefined;
  }
}

/** A cause with the title of what it names, as far as that is still there. */
export function toldCause(cause: ChangeCause, known: Known): ToldCause {
  const title = titleOf(cause, known);
  return title === undefined ? cause : { ...cause, title };
}
