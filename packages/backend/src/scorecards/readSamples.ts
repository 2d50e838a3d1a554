import fs from 'node:fs';
import path from 'node:path';
import { parse, parseDocument, YAMLMap, YAMLSeq } from 'yaml';

/** A fact as the files have it: a time is a number of days, `null` that there was none. */
export type SampleValue = string | number | boolean | null | object[];

/** What was otherwise, for the services that are named or that a team owns. */
export interface SampleStory {
  services?: string[];
  team?: string;
  /** It was so before so many days. */
  until: number;
  /** By full names of facts. */
  was: Record<string, SampleValue>;
}

/** Something a person said so many days ago. */
interface Said {
  by: string;
  ago: number;
}

/** What the sample organisation has beside its files. */
export interface Samples {
  /** What pipelines say now: by entity and bare name of the fact. */
  ci: Record<string, Record<string, SampleValue>>;
  stories: SampleStory[];
  acknowledgements: (Said & { standard: string; team: string })[];
  signOffs: (Said & {
    service: string;
    fact: string;
    value: SampleValue;
    /** Days from now until it ends. */
    in: number;
    note?: string;
    evidence?: string;
  })[];
  /** Checks that came later: before so many days a file was without. */
  later: { file: string; text: string; without: string; until: number }[];
}

/** A scorecard without one of its checks, which may be one of another that it uses. */
export function withoutCheck(text: string, check: string): string {
  const document = parseDocument(text);
  const checks = document.get('checks') as YAMLSeq<YAMLMap>;
  const index = checks.items.findIndex(
    item => item.get('id') === check || item.get('use') === check,
  );
  if (index < 0) throw new Error(`There is no check ${check}`);
  checks.delete(index);
  return document.toString();
}

/**
 * Reads what the sample organisation has beside its files.
 *
 * @param folders.data - of what pipelines and people said
 * @param folders.documents - of scorecards
 */
export function readSamples(folders: {
  data: string;
  documents: string;
}): Samples {
  const textOf = (...names: string[]) =>
    fs.readFileSync(path.join(...names), 'utf8');
  const past = parse(textOf(folders.data, 'past.yaml'));
  const people = parse(textOf(folders.data, 'people.yaml'));
  return {
    ci: parse(textOf(folders.data, 'ci.yaml')),
    stories: past.facts,
    acknowledgements: people.acknowledgements,
    signOffs: people.signOffs,
    later: past.documents.map((one: Omit<Samples['later'][0], 'text'>) => ({
      ...one,
      text: textOf(folders.documents, one.file),
    })),
  };
}
