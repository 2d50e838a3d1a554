import type {
  Check,
  Condition,
  DocumentFinding,
  DocumentTrial,
  Scorecard,
  StandardsDocument,
  WhatIf,
} from '@callboard/backstage-plugin-scorecards-common';
import {
  checkDocumentInSteps,
  DocumentMemory,
  explainCondition,
  readDocumentInSteps,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import type {
  DocumentPositions,
  Subject,
} from '@callboard/backstage-plugin-scorecards-common/domain';
import { letOthersIn, rest } from '@internal/backend-kit';
import { fullRef } from '../access/refs';
import type { Viewer } from '../access/Viewer';
import { knownFacts, whyNot } from '../entities/knownFacts';
import { inSteps } from '../state/inSlices';
import type { World } from '../World';
import { whyFlips } from './whyFlips';

/** Services and teams that a what-if names. */
const MOST_NAMED = 200;

/** Of all drafts, whoever writes them: what the lines of a check say is no secret to whoever sends them. */
const memory = new DocumentMemory();

/** A text that was looked through. */
export interface LookedThrough {
  document?: StandardsDocument;
  findings: DocumentFinding[];
}

/** Filters of a document, as they are asked about when it is checked. */
function filtersOf(document: StandardsDocument): Condition[] {
  if (document.kind === 'Campaign') {
    return document.scope ? [document.scope] : [];
  }
  if (document.kind !== 'Scorecard') return [];
  const { appliesTo, checks } = document;
  return [
    ...(appliesTo ? [appliesTo] : []),
    ...checks.flatMap(check => {
      if ('use' in check || !check.appliesTo) return [];
      return appliesTo
        ? { all: [appliesTo, check.appliesTo] }
        : check.appliesTo;
    }),
  ];
}

/** Says what texts would mean, for somebody who sees a part of the catalog. */
export class DocumentTrials {
  readonly #world: World;
  readonly #viewer: Viewer;

  constructor(world: World, viewer: Viewer) {
    this.#world = world;
    this.#viewer = viewer;
  }

  async try(
    { text, tryOn }: { text: string; tryOn?: string },
    signal?: AbortSignal,
  ): Promise<DocumentTrial> {
    const beganAt = performance.now();
    const { document, findings } =
      (await this.#lookAgain(text)) ?? (await this.look(text));
    const { now } = this.#world;
    const { rows } = await this.#viewer.estate();
    const isSound = findings.every(({ severity }) => severity !== 'error');
    const whatIf =
      isSound && document?.kind === 'Scorecard'
        ? await this.#whatIf(document, { rows, at: now(), signal })
        : undefined;
    const tried =
      document?.kind === 'Scorecard' && tryOn !== undefined
        ? await this.#tryOn(document, tryOn)
        : undefined;
    return {
      findings,
      ...(whatIf && { whatIf }),
      ...(tried && { tried }),
      tookMs: Math.round(performance.now() - beganAt),
    };
  }

  /** Reads a text and tells its mistakes. What the caller may not read is as if it was not there. */
  async look(text: string): Promise<LookedThrough> {
    const { document, findings, positions } = await inSteps(
      readDocumentInSteps(text),
    );
    await letOthersIn();
    if (!document) return { findings };
    const more = await this.#check(document, positions);
    return { document, findings: [...findings, ...more] };
  }

  /** It is asked with each key that is pressed: only what is new is read, as long as there is no mistake whose place has to be told. */
  async #lookAgain(text: string): Promise<LookedThrough | undefined> {
    const document = await inSteps(memory.readInSteps(text));
    await letOthersIn();
    const findings = document && (await this.#check(document));
    return findings?.length === 0 ? { document, findings } : undefined;
  }

  async #check(
    document: StandardsDocument,
    positions?: DocumentPositions,
  ): Promise<DocumentFinding[]> {
    const { runtime, rulebook } = this.#world;
    const mayRead = await this.#viewer.readable();
    const isReadable = ({ kind, owner }: StandardsDocument) =>
      mayRead({ kind, owner: fullRef(owner) });
    const others = rulebook.scorecards
      .map(scorecard => scorecard.document)
      .filter(isReadable);
    const previous = others.find(({ id }) => id === document.id);
    const selects = await this.#selects(document);
    await rest();
    const findings = await inSteps(
      checkDocumentInSteps(document, {
        facts: [...runtime.facts.facts().values()],
        scorecards: others.filter(
          ({ kind, id }) => kind !== document.kind || id !== document.id,
        ),
        standards: rulebook
          .standards()
          .map(standard => standard.document)
          .filter(isReadable),
        ...(document.kind === 'Scorecard' && previous && { previous }),
        selects,
        ...(positions && { positions }),
      }),
    );
    await letOthersIn();
    return findings;
  }

  async #whatIf(
    draft: Scorecard,
    options: { rows: Uint32Array; at: number; signal?: AbortSignal },
  ): Promise<WhatIf> {
    const { signal, ...scope } = options;
    const whatIf = await this.#world.runtime.engine.whatIf({
      ...scope,
      draft,
      limit: MOST_NAMED,
      ...(signal && { signal }),
    });
    return {
      ...whatIf,
      flips: {
        ...whatIf.flips,
        items: await whyFlips(whatIf.flips.items, draft, this.#world),
      },
    };
  }

  /** The check asks at once, and the engine lets others in between: the filters are counted before. */
  async #selects(
    document: StandardsDocument,
  ): Promise<(condition: Condition) => number> {
    const { rows } = await this.#viewer.estate();
    const { engine } = this.#world.runtime;
    const counts = new Map<string, number>();
    for (const condition of filtersOf(document)) {
      const key = JSON.stringify(condition);
      if (counts.has(key)) continue;
      try {
        const at = this.#world.now();
        const found = await engine.rowsWhere({ condition, rows, at });
        counts.set(key, found.length);
      } catch {
        // What is broken about it is told by the check.
      }
    }
    return condition => counts.get(JSON.stringify(condition)) ?? 1;
  }

  /** @throws NotFoundError when the caller does not see the service */
  async #tryOn(
    scorecard: Scorecard,
    entityRef: string,
  ): Promise<DocumentTrial['tried']> {
    const { stores, collectors, runtime, now } = this.#world;
    const { ref } = await this.#viewer.find(entityRef);
    const records = await stores.facts.read([ref]);
    const providers = await collectors.read();
    const { row } = await this.#viewer.find(ref);
    const { table } = runtime.engine;
    const known = knownFacts({ records, providers, table, row });
    const subject = {
      table,
      row,
      at: now(),
      known: (fact: string) => known.get(fact),
    };
    return scorecard.checks.flatMap(check =>
      'use' in check
        ? []
        : {
            check: `${scorecard.id}/${check.id}`,
            ...judged(check, scorecard, subject),
          },
    );
  }
}

function judged(
  check: Check,
  scorecard: Scorecard,
  subject: Subject,
): { state: string; why?: string } {
  const truthOf = (condition: Condition | undefined) =>
    condition && explainCondition(condition, subject).truth;
  const filters = [scorecard.appliesTo, check.appliesTo];
  if (filters.some(filter => truthOf(filter) === 'false')) {
    return { state: 'not-applicable' };
  }
  const truth = truthOf(check.passes);
  if (truth === 'true') return { state: 'pass' };
  const why = whyNot(check.passes, subject);
  if (truthOf(check.warns) === 'true') return { state: 'warn', why };
  return { state: truth === 'false' ? 'fail' : 'unknown', why };
}
