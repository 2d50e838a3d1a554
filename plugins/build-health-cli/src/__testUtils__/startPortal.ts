import { createHmac } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import type { BuildReport } from '@callboard/backstage-plugin-build-health-common';
import type { SentReport } from '../upload/UploadPlan';

export const SECRET = 'a secret of thirty-two characters';

/** A request as it came. */
export interface Received {
  path: string;
  bytes: number;
  signature: string;
  /** Whether the signature is that of the body and the time. */
  isSigned: boolean;
  body: { builds?: BuildReport[]; reports: SentReport[] };
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string;
}

const TAKEN: Answer = { status: 202 };

/** XML of a report that was sent. */
export const xmlOf = ({ content }: SentReport) =>
  gunzipSync(Buffer.from(content, 'base64')).toString('utf8');

function read(request: http.IncomingMessage, body: Buffer): Received {
  const signature = String(request.headers['x-callboard-signature']);
  const [, seconds, hex] = /^t=(\d+),v1=(\w+)$/.exec(signature) ?? [];
  const expected = createHmac('sha256', SECRET)
    .update(`${seconds}.`)
    .update(body)
    .digest('hex');
  return {
    path: request.url ?? '',
    bytes: body.length,
    signature,
    isSigned: hex === expected,
    body: JSON.parse(body.toString('utf8')),
  };
}

/** A server that answers as it is told, then 202; it stands in for outages of the portal, which a backend of tests has not. */
export async function startPortal() {
  const received: Received[] = [];
  const answers: Answer[] = [];
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      received.push(read(request, Buffer.concat(chunks)));
      const { status, headers, body } = answers.shift() ?? TAKEN;
      response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    /** What it answers to the next requests. */
    answers,
    reset: () => {
      received.length = 0;
      answers.length = 0;
    },
    stop: () =>
      new Promise<void>(resolve => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
