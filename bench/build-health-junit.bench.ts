/*
 * A JUnit report of 100,000 cases and 20 MB, as it is pushed, read and packed by the thread that does so in a portal: by the clock, of
 * the processor, and memory at most beside what the process had. Beside it stands the naive way, which makes objects of the whole
 * document with fast-xml-parser, also in a thread of its own, and keeps none of it.
 */
import path from 'node:path';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  junit,
  packed,
} from '../plugins/build-health-backend/src/__testUtils__/junit';
import { execArgv } from '../plugins/build-health-backend/src/__testUtils__/threadArguments';
import { TestReportReader } from '../plugins/build-health-backend/src/tests/TestReportReader';
import { largeReport } from './lib/junit/largeReport';
import { measureMemory } from './lib/junit/measureMemory';
import { percentile, report, withEventLoopDelay } from './lib/report';

const CASES = 100_000;
const FAILED = CASES / 100;
const READS = 5;
const MEGABYTE = 1_000_000;
const SMALL = packed(junit([{ name: 'a' }]));

interface Found {
  size: number;
  failed: number;
}

type Read = (content: string) => Promise<Found>;

async function measure(
  title: string,
  { read, content }: { read: Read; content: string },
  limits: { ms?: number; megabytes?: number } = {},
) {
  // The thread is there, and has read its code.
  await read(SMALL);
  const took: Awaited<ReturnType<typeof measureMemory<Found>>>[] = [];
  for (let i = 0; i < READS; i++) {
    const one = await measureMemory(() => read(content));
    const { size, failed } = one.result;
    if (size !== CASES || failed !== FAILED) {
      throw new Error(`${title} found ${size} cases, ${failed} failed`);
    }
    took.push(one);
  }
  const tell = (
    name: string,
    values: number[],
    rest: { unit: string; share: number; limit?: number },
  ) => {
    const { share, ...figure } = rest;
    report({
      metric: `build-health-junit.${title}.${name}`,
      value: percentile(values, share),
      n: READS,
      spread: [Math.min(...values), Math.max(...values)],
      ...figure,
    });
  };
  const { ms, megabytes } = limits;
  tell(
    'read, median',
    took.map(one => one.ms),
    { unit: 'ms', share: 0.5, limit: ms },
  );
  tell(
    'cpu, median',
    took.map(one => one.cpuMs),
    { unit: 'ms', share: 0.5 },
  );
  tell(
    'memory beside, most',
    took.map(one => one.bytes / MEGABYTE),
    { unit: 'MB', share: 1, limit: megabytes },
  );
}

function measureReader(content: string) {
  const reader = new TestReportReader({ execArgv });
  const read: Read = async given => {
    const task = { content: given, knownSets: [] };
    const { report: found, problem } = await reader.read(task);
    if (!found) throw new Error(problem);
    return { size: found.size, failed: found.firstFailed };
  };
  return withEventLoopDelay(
    'build-health-junit.reader.event_loop_delay_p99',
    () => measure('reader', { read, content }, { ms: 2_000, megabytes: 100 }),
  ).finally(() => reader.close());
}

async function measurePeer(content: string) {
  const worker = new Worker(path.join(__dirname, 'lib/junit/peer.mjs'));
  const read: Read = async given => {
    worker.postMessage(given);
    const [found] = await once(worker, 'message');
    return found;
  };
  try {
    await measure('fast-xml-parser', { read, content });
  } finally {
    await worker.terminate();
  }
}

export async function run() {
  const xml = largeReport(CASES);
  const content = packed(xml);
  console.log(
    `${CASES} cases, ${(xml.length / MEGABYTE).toFixed(1)} MB of XML, ${(
      content.length / MEGABYTE
    ).toFixed(1)} MB as it is sent`,
  );
  await measureReader(content);
  await measurePeer(content);
}
