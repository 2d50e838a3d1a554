import { InputError } from '@backstage/errors';
import { readHint, saysEnded } from './hint';

/** What the notification plugin sends: the name is short, and addresses are of whoever configured it. */
const notification = (change: object = {}) => ({
  name: 'main',
  url: 'job/org/job/service/job/main/',
  build: {
    full_url: 'https://ci.example.com/job/org/job/service/job/main/12/',
    number: 12,
    queue_id: 7,
    phase: 'FINALIZED',
    status: 'SUCCESS',
    url: 'job/org/job/service/job/main/12/',
    ...change,
  },
});

describe('hints', () => {
  it.each([
    [{ job: 'org/service/main', number: 12, phase: 'COMPLETED' }],
    [{ job: 'org/service/main', number: '12', phase: 'completed' }],
  ])('of a pipeline name a build: %j', body => {
    expect(readHint(body)).toEqual({
      job: 'org/service/main',
      number: 12,
      phase: 'COMPLETED',
    });
  });

  it('of the notification plugin tell the folder by their addresses alone', () => {
    expect(readHint(notification())).toEqual({
      job: 'org/service/main',
      number: 12,
      phase: 'FINALIZED',
    });
    expect(readHint(notification({ full_url: undefined }))).toMatchObject({
      job: 'org/service/main',
    });
    const short = { ...notification({ full_url: undefined, url: undefined }) };
    expect(readHint(short)).toMatchObject({ job: 'org/service/main' });
    expect(() => readHint({ ...short, url: undefined })).toThrow(InputError);
  });

  it('name a branch of a multibranch project once encoded, though its address is encoded twice', () => {
    const full_url =
      'https://ci.example.com/jenkins/job/org/job/service/job/feature%252Fx/12/';
    expect(readHint(notification({ full_url })).job).toBe(
      'org/service/feature%2Fx',
    );
  });

  it('do not say which controller is asked', () => {
    const full_url = 'https://evil.example/job/org/job/service/12/';
    expect(readHint(notification({ full_url })).job).toBe('org/service');
  });

  it('do not tell how the build ended: that is read from Jenkins', () => {
    expect(Object.keys(readHint(notification({ status: 'SUCCESS' })))).toEqual([
      'job',
      'number',
      'phase',
    ]);
  });

  it.each([
    ['nothing', null],
    ['no number', { job: 'org/service' }],
    ['a number below 1', { job: 'org/service', number: 0 }],
    ['no whole number', { job: 'org/service', number: 1.5 }],
    ['no name', { number: 12 }],
    ['a name that leads elsewhere', { job: 'org/../admin', number: 12 }],
    ['an empty part', { job: 'org//service', number: 12 }],
    ['a query', { job: 'org?x', number: 12 }],
    ['half of a sign', { job: 'org/\ud800', number: 12 }],
    ['a name without end', { job: 'x'.repeat(301), number: 12 }],
  ])('with %s are refused', (_, body) => {
    expect(() => readHint(body)).toThrow(InputError);
  });

  it('have ended with COMPLETED or FINALIZED', () => {
    const ended = [
      'QUEUED',
      'STARTED',
      'COMPLETED',
      'FINALIZED',
      undefined,
    ].map(phase => saysEnded({ job: 'a', number: 1, phase }));
    expect(ended).toEqual([false, false, true, true, false]);
  });
});
