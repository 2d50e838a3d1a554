import { jobEvent, runEvent } from '../__testUtils__/payloads';
import { fromEvent } from './fromEvent';

const HOST = 'github.com';
const metadata = {
  'x-github-event': 'workflow_run',
  'x-github-delivery': 'd-1',
};

describe('fromEvent', () => {
  it('takes runs and jobs, under the id of their delivery', () => {
    const eventPayload = runEvent();
    expect(
      fromEvent({ topic: 'github', eventPayload, metadata }, HOST),
    ).toEqual({
      kind: 'workflow_run',
      key: 'd-1',
      body: JSON.stringify(eventPayload),
    });
    expect(
      fromEvent({ topic: 'github', eventPayload: jobEvent() }, HOST),
    ).toMatchObject({ kind: 'workflow_job' });
  });

  it('knows an event that is published twice again, also without its id', () => {
    const of = (topic: string) =>
      fromEvent({ topic, eventPayload: runEvent() }, HOST)?.key;
    expect(of('github')).toBe(of('github.workflow_run'));
    expect(of('github')).not.toBe(
      fromEvent({ topic: 'github', eventPayload: runEvent({ id: 502 }) }, HOST)
        ?.key,
    );
  });

  it('reads headers in any case', () => {
    const delivery = fromEvent(
      {
        topic: 'github',
        eventPayload: runEvent(),
        metadata: { 'X-GitHub-Delivery': ['d-2'] },
      },
      HOST,
    );
    expect(delivery?.key).toBe('d-2');
  });

  it.each<[string, unknown]>([
    ['another event', { pull_request: { html_url: 'https://github.com/a/b' } }],
    ['no event', 'ping'],
    ['nothing', undefined],
    [
      'a run of another server',
      runEvent({ html_url: 'https://ghe.acme.example/a/b/actions/runs/1' }),
    ],
    ['a run without an address', runEvent({ html_url: 'nowhere' })],
  ])('leaves %s out', (_, eventPayload) => {
    expect(
      fromEvent({ topic: 'github', eventPayload, metadata }, HOST),
    ).toBeUndefined();
  });
});
