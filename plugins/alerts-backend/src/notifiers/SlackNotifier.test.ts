import * as fc from 'fast-check';
import { patience, sharedMessage } from './__testUtils__/alertMessage';
import { PostOffice } from './__testUtils__/PostOffice';
import { escapeSlack, toSlack } from './slack/toSlack';
import { SlackNotifier } from './SlackNotifier';

describe('SlackNotifier', () => {
  const office = new PostOffice();
  let baseUrl: string;

  beforeAll(async () => {
    baseUrl = await office.start();
  });
  afterAll(() => office.stop());
  afterEach(() => {
    office.posted.length = 0;
    office.answerWith(200, {}, 'ok');
  });

  const send = (...fields: Parameters<typeof sharedMessage>) =>
    new SlackNotifier({
      config: {
        name: 'payments',
        title: 'in Slack #payments',
        webhookUrl: `${baseUrl}/services/T0/B0/s3cr3t`,
      },
    }).send(sharedMessage(...fields), patience());

  it('posts the message with a way to the alert', async () => {
    await send(
      {},
      {
        links: [
          { label: 'Graph', url: 'https://example.org/g?a=1&b=2' },
          // eslint-disable-next-line no-script-url
          { label: 'Bad', url: 'javascript:alert(1)' },
        ],
      },
    );
    const [{ path, body }] = office.posted;
    expect(path).toBe('/services/T0/B0/s3cr3t');
    const { text, blocks } = JSON.parse(body);
    expect(text).toBe('critical: PaymentErrorRate (Ledger)');
    const [headline, lines, actions] = blocks;
    expect(headline.text.text).toBe(`*${text}*`);
    expect(lines.text.text).toBe(sharedMessage().text);
    expect(
      actions.elements.map((each: { text: { text: string }; url: string }) => [
        each.text.text,
        each.url,
      ]),
    ).toEqual([
      ['Open the alert', sharedMessage().url],
      ['Graph', 'https://example.org/g?a=1&b=2'],
    ]);
  });

  it('mentions nobody, whatever others wrote', async () => {
    const evil =
      '<!channel> <@U1> <https://example.org|here> @here &lt;!here&gt;';
    await send(
      { title: evil, text: evil },
      { title: evil, links: [{ label: evil, url: 'https://example.org/' }] },
    );
    const [{ body }] = office.posted;
    expect(body).not.toMatch(/[<>]/);
    const { text, blocks, link_names, parse } = JSON.parse(body);
    const told =
      '&lt;!channel&gt; &lt;@U1&gt; &lt;https://example.org|here&gt; @here &amp;lt;!here&amp;gt;';
    expect(text).toBe(told);
    expect(blocks[1].text).toEqual({
      type: 'mrkdwn',
      text: told,
      verbatim: true,
    });
    expect([parse, link_names]).toEqual(['none', false]);
  });

  it('never becomes longer than Slack takes, nor ends within an escape', () => {
    const unit = fc.constantFrom('&', '<', '>', 'a', '🧾', '\n');
    const texts = fc.string({ unit, maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 80 }), (text, most) => {
        const escaped = escapeSlack(text, most);
        expect(escaped.length).toBeLessThanOrEqual(most);
        const unescaped = escaped
          .replace(/…$/, '')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&amp;/g, '&');
        expect(text.startsWith(unescaped)).toBe(true);
        expect(escaped.endsWith('…') || unescaped === text).toBe(true);
      }),
    );
    const long = sharedMessage({
      title: '<'.repeat(5_000),
      text: '&'.repeat(9_000),
    });
    const [headline, lines] = toSlack(long).blocks;
    for (const block of [headline, lines]) {
      const { text } = block as { text: { text: string } };
      expect(text.text.length).toBeLessThanOrEqual(3_000);
    }
  });

  it('says why Slack refuses, in words of Slack and without the address', async () => {
    office.answerWith(404, {}, 'channel_not_found');
    await expect(send()).rejects.toMatchObject({
      name: 'NotRetriedError',
      message: 'slack-payments: answered 404, channel_not_found',
    });
    office.answerWith(403, {}, `<p>${baseUrl}/services/T0/B0/s3cr3t</p>`);
    await expect(send()).rejects.toMatchObject({
      message: 'slack-payments: answered 403',
    });
    office.answerWith(429, { 'retry-after': '30' });
    await expect(send()).rejects.toMatchObject({ retryAfterMs: 30_000 });
  });
});
