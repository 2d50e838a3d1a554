import type { Sees } from '@internal/backend-kit';
import {
  WITHOUT_END,
  type NamedRef,
  type OnCallInterval,
  type OnCallPerson,
  type OnCallShift,
} from '@callboard/backstage-plugin-oncall-common';
import type { Directory } from './Directory';

/** Titles and channels of people and teams, for someone who sees a part of the catalog. */
export class Naming {
  readonly #directory: Directory;
  readonly #sees: Sees;

  constructor(directory: Directory, sees: Sees) {
    this.#directory = directory;
    this.#sees = sees;
  }

  named(entityRef: string): NamedRef {
    const { users, groups, entities } = this.#directory;
    const found =
      users.get(entityRef) ?? groups.get(entityRef) ?? entities.get(entityRef);
    const known = found && this.#sees(entityRef);
    return { entityRef, title: known ? found.title : entityRef };
  }

  /** Someone who left the catalog, or whom the caller may not see, keeps the reference: it is part of the schedule. */
  person(entityRef: string): OnCallPerson {
    const user = this.#directory.users.get(entityRef);
    const known = user !== undefined && this.#sees(entityRef);
    return {
      ...this.named(entityRef),
      known,
      ...(this.isGone(entityRef) && { gone: true }),
      channels: known ? user.channels : [],
    };
  }

  /** Whether somebody is not in the catalog any more, and so cannot be on call. */
  isGone(userRef: string): boolean {
    return this.#directory.isGone(userRef);
  }

  /** @param until - to where it was worked out, in milliseconds since 1970 in UTC: what reaches it has no end that is known */
  shift(interval: OnCallInterval, until: number): OnCallShift {
    return {
      startsAt: new Date(interval.startsAt).toISOString(),
      endsAt:
        interval.endsAt < until
          ? new Date(interval.endsAt).toISOString()
          : WITHOUT_END,
      people: interval.userRefs.map(ref => this.person(ref)),
      overridden: interval.sources.some(
        ({ overrideIds }) => overrideIds.length > 0,
      ),
    };
  }
}
