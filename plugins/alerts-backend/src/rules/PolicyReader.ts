import {
  checkEscalationRules,
  type EscalationRules,
  type FieldProblem,
} from '@callboard/backstage-plugin-alerts-common';
import type { AlertDirectory } from '../directory/AlertDirectory';
import { lower } from '../directory/lower';
import type { Caller } from './Callers';
import { below, FieldsError } from './FieldsError';
import type { PolicyNames } from './PolicyNames';

const LONGEST_TITLE = 200;

/** A policy as it was sent. */
export interface SentPolicy {
  title: string;
  teamRef: string;
  /** Not checked yet. */
  rules: unknown;
  isTeamDefault: boolean;
  entityRefs: readonly string[];
}

/** A policy that can be kept. */
export interface ReadPolicy extends Omit<SentPolicy, 'rules' | 'entityRefs'> {
  rules: EscalationRules;
  entityRefs: string[];
}

interface PolicyReaderOptions {
  directory: Pick<AlertDirectory, 'entity' | 'isWithin'>;
  names: PolicyNames;
}

const titleProblems = (title: string): FieldProblem[] =>
  title !== '' && title.length <= LONGEST_TITLE
    ? []
    : [
        {
          pointer: '/title',
          message: `is empty or too long; write 1 to ${LONGEST_TITLE} characters`,
        },
      ];

/** Reads policies that people send, and tells them of everything that is wrong at once. */
export class PolicyReader {
  readonly #options: PolicyReaderOptions;

  constructor(options: PolicyReaderOptions) {
    this.#options = options;
  }

  /**
   * A team that the caller sees.
   *
   * @throws InputError
   */
  async team(written: string, { viewer }: Caller): Promise<string> {
    const teamRef = lower(written.trim());
    const sees = await viewer.check([teamRef]);
    const { directory } = this.#options;
    if (sees(teamRef) && directory.entity(teamRef)?.kind === 'group') {
      return teamRef;
    }
    const message = `is ${teamRef}, which is no team in the catalog; write one such as group:default/payments`;
    throw new FieldsError([{ pointer: '/teamRef', message }]);
  }

  /**
   * @param options.before - the rules that it had
   * @throws InputError
   */
  async read(
    sent: SentPolicy & { teamRef: string },
    { caller, before }: { caller: Caller; before?: EscalationRules },
  ): Promise<ReadPolicy> {
    const { teamRef, isTeamDefault } = sent;
    const title = sent.title.trim();
    const entityRefs = [...new Set(sent.entityRefs.map(lower))];
    const checked = checkEscalationRules(sent.rules);
    const problems = [
      ...titleProblems(title),
      ...('problems' in checked ? below('/rules', checked.problems) : []),
      ...(await this.#entityProblems(entityRefs, { teamRef, caller })),
    ];
    if (!('rules' in checked)) throw new FieldsError(problems);
    const { rules } = checked;
    const { viewer } = caller;
    const names = await this.#options.names.problems(rules, { viewer, before });
    problems.push(...below('/rules', names));
    if (problems.length > 0) throw new FieldsError(problems);
    return { title, teamRef, isTeamDefault, entityRefs, rules };
  }

  /**
   * Rules alone.
   *
   * @param options.before - the rules that they take the place of
   * @throws InputError
   */
  async rules(
    sent: unknown,
    { caller, before }: { caller: Caller; before?: EscalationRules },
  ): Promise<EscalationRules> {
    const checked = checkEscalationRules(sent);
    if (!('rules' in checked)) {
      throw new FieldsError(below('/rules', checked.problems));
    }
    const { rules } = checked;
    const { viewer } = caller;
    const problems = await this.#options.names.problems(rules, {
      ...{ viewer, before },
    });
    if (problems.length > 0) throw new FieldsError(below('/rules', problems));
    return rules;
  }

  /** Nobody decides who is paged for what is of others. */
  async #entityProblems(
    entityRefs: readonly string[],
    { teamRef, caller }: { teamRef: string; caller: Caller },
  ): Promise<FieldProblem[]> {
    const { directory } = this.#options;
    const sees = await caller.viewer.check(entityRefs);
    return entityRefs.flatMap((ref, index) => {
      const pointer = `/entityRefs/${index}`;
      const entity = sees(ref) ? directory.entity(ref) : undefined;
      if (!entity || entity.kind === 'user' || entity.kind === 'group') {
        const message = `is ${ref}, which is no service in the catalog; leave it out`;
        return [{ pointer, message }];
      }
      const owner = entity.teamRef ?? entity.ownerRef;
      const isOwn = owner !== undefined && directory.isWithin(owner, teamRef);
      if (isOwn || caller.isAdmin) return [];
      const message = `is ${ref}, which is not owned by the team of the policy, or by one below it; leave it out`;
      return [{ pointer, message }];
    });
  }
}
