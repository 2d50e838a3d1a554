import {
  compareTones,
  type ServiceSignalReport,
} from '@callboard/backstage-plugin-callboard-react';

const NEEDS_SOMEONE = ['critical', 'bad', 'warn'];

/** What all signals say together. */
export interface GlanceSummary {
  total: number;
  /** Signals that need someone. */
  needs: number;
  unknown: number;
  /** Signals that have not answered yet. */
  loading: number;
  /** Sentence of the worst signal. */
  worst?: string;
}

/** Sums up what the signals reported. */
export function summarise(
  reports: ServiceSignalReport[],
  total: number,
): GlanceSummary {
  const [worst] = [...reports].sort((a, b) => compareTones(a.tone, b.tone));
  return {
    total,
    needs: reports.filter(({ tone }) => NEEDS_SOMEONE.includes(tone)).length,
    unknown: reports.filter(({ tone }) => tone === 'unknown').length,
    loading: total - reports.length,
    worst: worst?.sentence,
  };
}

/** Ids of the signals, worst first, else as given; a silent one stands where an unknown one would. */
export function worstFirst(
  ids: string[],
  reports: Map<string, ServiceSignalReport>,
): string[] {
  const toneOf = (id: string) => reports.get(id)?.tone ?? 'unknown';
  return [...ids].sort((a, b) => compareTones(toneOf(a), toneOf(b)));
}
