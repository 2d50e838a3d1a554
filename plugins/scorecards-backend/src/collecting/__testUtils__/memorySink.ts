import type { EntityFacts } from '@callboard/backstage-plugin-scorecards-node';
import type { FactSink, RunOutcome } from '../FactSink';

interface Run {
  providerId: string;
  written: string[];
  held: string[];
  outcome?: RunOutcome;
}

/** A sink that keeps what it is given. */
export function memorySink(overrides: Partial<FactSink> = {}) {
  const runs: Run[] = [];
  const facts = new Map<string, EntityFacts['facts']>();
  const runOf = (runId: string) => runs[Number(runId)];
  const sink: FactSink = {
    begin: async providerId =>
      String(runs.push({ providerId, written: [], held: [] }) - 1),
    write: async (runId, written) => {
      for (const { entityRef, facts: read } of written) {
        runOf(runId).written.push(entityRef);
        facts.set(entityRef, read);
      }
    },
    hold: async (runId, entityRefs) => {
      runOf(runId).held.push(...entityRefs);
    },
    end: async (runId, outcome) => {
      runOf(runId).outcome = outcome;
    },
    writeOne: async (_, { entityRef, facts: read }) => {
      facts.set(entityRef, read);
    },
    ...overrides,
  };
  return { sink, runs, facts };
}
