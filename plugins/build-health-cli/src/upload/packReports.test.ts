import { randomBytes } from 'node:crypto';
import type { Missing } from '../files/findFiles';
import { findFiles } from '../files/findFiles';
import { xmlOf } from '../__testUtils__/startPortal';
import { junit, workFolder } from '../__testUtils__/workFolder';
import { packReports } from './packReports';
import type { SentReport } from './UploadPlan';

/** Of so many bytes when it is packed: gzip makes nothing of chance. */
const noise = (bytes: number) =>
  Buffer.concat([Buffer.from('<testsuite>'), randomBytes(bytes)]);

const PLAN = {
  address: '',
  source: 'any-ci',
  of: { source: 'github', buildId: '1', attempt: 1 },
};

async function pack(
  contents: Record<string, string | Buffer>,
  plan: Parameters<typeof packReports>[0] = PLAN,
) {
  const work = workFolder(contents);
  try {
    const { files } = await findFiles(['**/*.xml'], work.folder);
    const missing: Missing[] = [];
    const requests = [];
    for await (const request of packReports(plan, files, it =>
      missing.push(it),
    )) {
      requests.push(request);
    }
    return { requests, missing };
  } finally {
    work.remove();
  }
}

const reportsOf = (body: string): SentReport[] => JSON.parse(body).reports;

describe('packReports', () => {
  it('sends together what a proxy lets through, and what is larger alone', async () => {
    const { requests, missing } = await pack({
      'a.xml': noise(300_000),
      'b.xml': noise(300_000),
      'c.xml': noise(1_500_000),
      'd.xml': noise(300_000),
      'e.xml': noise(3_100_000),
    });
    expect(requests.map(({ names }) => names)).toEqual([
      ['a.xml', 'b.xml'],
      ['c.xml'],
      ['d.xml'],
    ]);
    const [together, alone] = requests.map(({ body }) =>
      Buffer.byteLength(body),
    );
    expect(together).toBeLessThan(1_000_000);
    expect(alone).toBeGreaterThan(2_000_000);
    expect(missing).toEqual([
      {
        name: 'e.xml',
        reason: expect.stringMatching(
          /^is too large, 4\.1 MB when it is packed/,
        ),
      },
    ]);
  });

  it('makes requests of no more than 100 reports, and loses none', async () => {
    const names = Array.from({ length: 205 }, (_, i) => `${1_000 + i}.xml`);
    const { requests } = await pack(
      Object.fromEntries(names.map(name => [name, junit(name)])),
    );
    expect(requests.map(one => one.names.length)).toEqual([100, 100, 5]);
    const sent = requests.flatMap(({ body }) => reportsOf(body));
    expect(sent.map(xmlOf)).toEqual(names.map(junit));
  });

  it('gives long names an end and a hash, so that they stay apart', async () => {
    const deep = (name: string) => `${`${name.repeat(200)}/`.repeat(2)}x.xml`;
    const { requests } = await pack(
      { [deep('a')]: junit('a') },
      {
        ...PLAN,
        job: 'ü"',
      },
    );
    const [{ name }] = reportsOf(requests[0].body);
    expect(name).toHaveLength(300);
    expect(name).toMatch(/^[0-9a-f]{12}….*\/x\.xml$/);
  });

  it('tells the build once', async () => {
    const build = {
      pipeline: { key: 'k', name: 'k' },
      externalId: '1',
      attempt: 1,
      state: 'finished',
      trigger: 'other',
      reportedAt: '2026-11-27T03:00:00.000Z',
    } as const;
    const { requests } = await pack(
      { 'a.xml': noise(600_000), 'b.xml': noise(600_000) },
      { ...PLAN, build },
    );
    expect(requests.map(({ body }) => JSON.parse(body).builds)).toEqual([
      [build],
      undefined,
    ]);
    const alone = await pack({ 'a.xml': '' }, { ...PLAN, build });
    expect(alone.requests.map(({ body }) => JSON.parse(body))).toEqual([
      { builds: [build], reports: [] },
    ]);
    expect((await pack({ 'a.xml': '' })).requests).toEqual([]);
  });
});
