import { MockJenkins, TOKEN, USERNAME } from './__testUtils__/MockJenkins';
import { JenkinsClient } from './client/JenkinsClient';
import { readLogWith } from './readLogWith';

const AT = Date.parse('2026-11-27T03:00:00Z');

describe('the log of a stage', () => {
  const jenkins = new MockJenkins({
    now: () => new Date(AT),
    items: [
      {
        fullName: 'acme/feature%2Fx',
        kind: 'pipeline',
        builds: [
          { number: 1, at: AT - 600_000, seconds: 60, result: 'FAILURE' },
          { number: 2, at: AT - 60_000, seconds: 600, result: 'SUCCESS' },
        ],
      },
    ],
  });
  let readLog: ReturnType<typeof readLogWith>;
  beforeAll(async () => {
    const client = new JenkinsClient({
      baseUrl: await jenkins.start(),
      credentials: { username: USERNAME, token: TOKEN },
      callsPerMinute: 60,
      retryMs: 1,
    });
    readLog = readLogWith(client);
  });
  beforeEach(() => {
    jenkins.calls.length = 0;
  });
  afterAll(() => jenkins.stop());

  const piecesOf = (buildId: string) =>
    readLog(
      {
        pipelineKey: 'acme/feature%2Fx',
        buildId,
        attempt: 1,
        jobId: '1/11',
      },
      { signal: AbortSignal.timeout(5_000) },
    );
  const read = async (buildId: string) => {
    const pieces = await piecesOf(buildId);
    if (!pieces) return undefined;
    const chunks: Uint8Array[] = [];
    for await (const piece of pieces) chunks.push(piece);
    return Buffer.concat(chunks).toString();
  };

  it('is the console of its build, of a job with a long name too', async () => {
    const log = await read('acme/feature%2Fx#1');
    expect(log).toMatch(/^line 0\n/);
    expect(log).toMatch(/exit code 1\nFinished: FAILURE\n$/);
    expect(await read(`${'0'.repeat(64)}#1`)).toBe(log);
    expect(jenkins.calls[0].path).toBe(
      '/jenkins/job/acme/job/feature%252Fx/1/logText/progressiveText?start=0',
    );
  });

  it('is read in parts while it is written, up to where it is now', async () => {
    expect((await read('acme/feature%2Fx#2'))?.length).toBe(12_000);
    expect(jenkins.calls).toHaveLength(4);
  });

  it('is gone with its build', async () => {
    expect(await read('acme/feature%2Fx#9')).toBeUndefined();
    expect(await read('no number')).toBeUndefined();
  });

  it('is read no further than is wanted', async () => {
    const pieces = await piecesOf('acme/feature%2Fx#2');
    for await (const piece of pieces!) {
      expect(piece.byteLength).toBeGreaterThan(0);
      break;
    }
    expect(jenkins.calls).toHaveLength(1);
  });
});
