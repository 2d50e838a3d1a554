import { readPastedAlert } from './readPastedAlert';

const labels = { alertname: 'LedgerLag', pod: 'a-0' };

describe('readPastedAlert', () => {
  it('reads what Alertmanager sends, with what its alerts have in common', () => {
    expect(
      readPastedAlert(
        JSON.stringify({
          version: '4',
          commonLabels: { alertname: 'LedgerLag' },
          commonAnnotations: { runbook_url: 'https://r.example/a' },
          alerts: [
            {
              status: 'firing',
              labels: { pod: 'a-0' },
              startsAt: '2026-11-26T03:06:00.5+01:00',
              endsAt: '0001-01-01T00:00:00Z',
              generatorURL: 'https://p.example/graph',
            },
            { labels: { pod: 'a-1' }, generatorURL: 'file:///etc/passwd' },
          ],
        }),
      ),
    ).toEqual({
      alerts: [
        {
          labels,
          annotations: { runbook_url: 'https://r.example/a' },
          startsAt: '2026-11-26T02:06:00.500Z',
          sourceUrl: 'https://p.example/graph',
        },
        {
          labels: { ...labels, pod: 'a-1' },
          annotations: { runbook_url: 'https://r.example/a' },
        },
      ],
    });
  });

  it.each([
    ['a list of alerts', JSON.stringify([{ labels }])],
    ['one alert', JSON.stringify({ labels })],
    ['labels alone', JSON.stringify(labels)],
    [
      'the answer of Prometheus',
      JSON.stringify({ status: 'success', data: { alerts: [{ labels }] } }),
    ],
    ['a selector', `{alertname="LedgerLag", pod='a-0'}`],
    ['labels with commas', 'alertname=LedgerLag,pod=a-0'],
    ['labels on lines', ' - alertname = LedgerLag\n - pod: a-0\n'],
    ['the address of the resolver', 'https://c.example/r/LedgerLag?pod=a-0'],
    ['an address with labels', 'https://c.example/x?alert=LedgerLag&v.pod=a-0'],
  ])('reads %s', (_, text) => {
    expect(readPastedAlert(text)).toEqual({
      alerts: [{ labels, annotations: {} }],
    });
  });

  it('reads a name alone, and values with quotes in them', () => {
    expect(readPastedAlert(' LedgerLag\n')).toEqual({
      alerts: [{ labels: { alertname: 'LedgerLag' }, annotations: {} }],
    });
    expect(readPastedAlert('alertname="A", q="a \\"b\\" \\\\"')).toMatchObject({
      alerts: [{ labels: { q: 'a "b" \\' } }],
    });
  });

  it.each([
    ['', /Nothing is pasted/],
    ['{"alerts": [', /no whole JSON/],
    ['{"a": 1}', /holds no alert/],
    ['[]', /holds no alert/],
    ['https://c.example/x', /names no alert/],
    ['pod=a-0', /No label `alertname`/],
    ['what is this', /No label `alertname`/],
    ['a'.repeat(1_000_001), /more than 1 MB/],
  ])('says what is wrong with %j', (text, problem) => {
    expect(readPastedAlert(text)).toEqual({
      problem: expect.stringMatching(problem),
    });
  });

  it('takes time in proportion to the text', () => {
    expect(readPastedAlert('a="'.repeat(100_000))).toHaveProperty('problem');
    expect(readPastedAlert('a'.repeat(900_000))).toHaveProperty('problem');
  });
});
