import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { build, job } from '../__testUtils__/reports';
import { PushSource } from './PushSource';

const secret = 's'.repeat(32);
const now = new Date('2026-11-27T03:00:00Z');
const source = new PushSource({
  id: 'any-ci',
  secrets: ['n'.repeat(32), secret],
  sourceIds: () => ['any-ci', 'jenkins-eu'],
});

const sign = (body: string, seconds = now.getTime() / 1_000, by = secret) =>
  `t=${seconds},v1=${createHmac('sha256', by)
    .update(`${seconds}.${body}`)
    .digest('hex')}`;

const verify = (body: string, signature: string | undefined = sign(body)) =>
  source.verify({
    header: name => (name === 'X-Callboard-Signature' ? signature : undefined),
    body: Buffer.from(body),
    now,
  });

const BODY = JSON.stringify({ builds: [build()], jobs: [job()] });

describe('PushSource', () => {
  it('takes what is signed with one of its secrets, and reads what was sent', async () => {
    const { key, kind } = verify(BODY);
    expect(kind).toBe('push');
    expect(verify(BODY).key).toBe(key);
    expect(verify(`${BODY} `).key).not.toBe(key);
    expect(await source.read({ body: BODY })).toEqual({
      builds: [build()],
      jobs: [job()],
    });
  });

  it.each([
    ['nothing', undefined, /must be like/],
    ['no signature', 't=1764212400', /must be like/],
    ['no time', sign(BODY).replace(/^t=\d+,/, ''), /must be like/],
    ['another secret', sign(BODY, undefined, 'x'.repeat(32)), /wrong/],
    ['another body', sign(`${BODY}x`), /wrong/],
    ['a time long ago', sign(BODY, now.getTime() / 1_000 - 301), /5 minutes/],
    ['a time ahead', sign(BODY, now.getTime() / 1_000 + 301), /5 minutes/],
    [
      'a time that was not signed',
      sign(BODY, 1).replace('t=1', `t=${now.getTime() / 1_000}`),
      /wrong/,
    ],
  ])('refuses %s', (_, signature, message) => {
    const of = () =>
      source.verify({
        header: () => signature,
        body: Buffer.from(BODY),
        now,
      });
    expect(of).toThrow(message);
    expect(of).toThrow(
      expect.objectContaining({ name: 'AuthenticationError' }),
    );
  });

  it.each([
    ['{', /no JSON/],
    ['{}', /builds, jobs or reports must hold something/],
    [
      JSON.stringify({ builds: [{ ...build(), sha: 'main' }] }),
      /builds\.0\.sha: must be a commit in hex/,
    ],
    [
      JSON.stringify({ builds: [{ ...build(), queueMs: -1 }] }),
      /builds\.0\.queueMs/,
    ],
    [
      JSON.stringify({ builds: [{ ...build(), url: 'file:///etc/passwd' }] }),
      /builds\.0\.url/,
    ],
    [JSON.stringify({ builds: [{ ...build(), outcom: 'success' }] }), /outcom/],
    ...(
      [
        ['number', 2 ** 31],
        ['pullRequest', 2 ** 31],
        ['pipeline', { ...build().pipeline, defaultBranch: 'x'.repeat(301) }],
      ] as const
    ).map(([field, value]): [string, RegExp] => [
      JSON.stringify({ builds: [{ ...build(), [field]: value }] }),
      new RegExp(`builds\\.0\\.${field}.* Too big`),
    ]),
    ...(
      [
        ['exitStatus', 2 ** 32],
        ['retry', 2 ** 31],
      ] as const
    ).map(([field, value]): [string, RegExp] => [
      JSON.stringify({ jobs: [{ ...job(), [field]: value }] }),
      new RegExp(`jobs\\.0\\.${field}: Too big`),
    ]),
  ])('says what is wrong with %s', (body, message) => {
    expect(() => verify(body)).toThrow(message);
    expect(() => verify(body)).toThrow(
      expect.objectContaining({ name: 'InputError' }),
    );
  });

  it('keeps exit statuses of Windows in 32 bits', async () => {
    const body = JSON.stringify({ jobs: [job({ exitStatus: 3_221_225_477 })] });
    expect(verify(body).kind).toBe('push');
    const { jobs } = await source.read({ body });
    expect(jobs).toEqual([job({ exitStatus: -1_073_741_819 })]);
  });

  it('reads reports of tests, packed or not, and takes nothing else for one', async () => {
    const report = {
      source: 'jenkins-eu',
      pipelineKey: 'ci',
      buildId: '7',
      attempt: 2,
      name: 'unit',
      content: gzipSync('<testsuite/>').toString('base64'),
    };
    const plain = {
      buildId: '7',
      attempt: 1,
      name: 'unit',
      content: Buffer.from('<testsuite/>').toString('base64'),
    };
    const body = JSON.stringify({ reports: [report, plain] });
    expect(verify(body).kind).toBe('push');
    expect(await source.read({ body })).toEqual({
      builds: [],
      jobs: [],
      tests: [report, plain],
    });
    const zip = JSON.stringify({
      reports: [{ ...plain, content: 'UEsDBA==' }],
    });
    expect(() => verify(zip)).toThrow(
      /reports\.0\.content: must be base64 of gzip or of XML/,
    );
    const nul = JSON.stringify({ reports: [{ ...plain, name: 'a\0b' }] });
    expect(() => verify(nul)).toThrow(/reports\.0\.name: must have no NUL/);
    const key = JSON.stringify({ builds: [build({ externalId: 'a\0b' })] });
    expect(() => verify(key)).toThrow(/externalId: must have no NUL/);
  });

  it('finds its pipelines by annotation and repository', () => {
    expect(
      source.selectorsOf({
        'callboard.dev/build-pipelines': 'any-ci:ledger, other:x any-ci:books/',
        'github.com/project-slug': 'larkspur/ledger',
      }),
    ).toEqual([
      { key: 'ledger' },
      { key: 'books/' },
      { repository: 'larkspur/ledger' },
    ]);
    expect(source.selectorsOf({})).toEqual([]);
  });

  it('takes of a limited source what it may name, and says of anything else at which field', () => {
    const limited = new PushSource({
      id: 'any-ci',
      secrets: [secret],
      repositories: ['Larkspur/*'],
      pipelines: ['ci', 'deploy/*'],
      sourceIds: () => ['any-ci', 'github'],
    });
    const send = (content: object) => () => {
      const body = JSON.stringify(content);
      return limited.verify({
        header: () => sign(body),
        body: Buffer.from(body),
        now,
      });
    };
    const of = (change: object) =>
      build({ pipeline: { ...build().pipeline, ...change } });
    const report = (change: object) => ({
      reports: [
        { buildId: '1', attempt: 1, name: 'unit', content: 'PHg+', ...change },
      ],
    });
    expect(
      send({ builds: [of({ key: 'deploy/eu' })], jobs: [job()] }),
    ).not.toThrow();
    expect(send(report({ source: 'github' }))).not.toThrow();
    const refused = (message: string, name = 'NotAllowedError') =>
      expect.objectContaining({
        name,
        message: expect.stringContaining(message),
      });
    expect(send({ builds: [of({}), of({ repository: 'larks/x' })] })).toThrow(
      refused('builds.1.pipeline.repository: any-ci may not name larks/x'),
    );
    expect(send({ builds: [of({ repository: undefined })] })).toThrow(
      refused('builds.0.pipeline.repository'),
    );
    expect(send({ builds: [of({ key: 'deployment' })] })).toThrow(
      refused('builds.0.pipeline.key'),
    );
    expect(send({ jobs: [job({ pipelineKey: 'other' })] })).toThrow(
      refused('jobs.0.pipelineKey'),
    );
    expect(send(report({ source: 'githug' }))).toThrow(
      refused(
        'reports.0.source: there is no source githug; there are any-ci, github',
        'InputError',
      ),
    );
    expect(limited.mayReportOn('larkspur/ledger')).toBe(true);
    expect(limited.mayReportOn('other/ledger')).toBe(false);
  });
});
