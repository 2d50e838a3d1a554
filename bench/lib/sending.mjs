/* How processes that send take their times, and their tasks. */
import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** As many at a time wait for an answer; more wait here, and their time counts. */
const SOCKETS = 500;

const agent = new http.Agent({ keepAlive: true, maxSockets: SOCKETS });

/** @returns status, or 0 for no answer; and the body, unless nobody wants it */
export function request({ url, method, headers, body }) {
  return new Promise(resolve => {
    const sent = http.request(url, { agent, method, headers }, response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
      response.on('error', () => resolve({ status: 0, text: '' }));
    });
    sent.on('error', () =>
      // A connection that waited was closed by the other side just when it was used again: nodejs.org/api/http.html#requestreusedsocket
      resolve(
        sent.reusedSocket
          ? request({ url, method, headers, body })
          : { status: 0, text: '' },
      ),
    );
    sent.end(body);
  });
}

/** @param send - gets the index of a request, and when it is due by `performance.now()` */
export async function atTimes({ count, perSecond }, send) {
  const begin = performance.now() + 50;
  const dueAt = index => begin + (perSecond ? (index * 1_000) / perSecond : 0);
  const sent = [];
  while (sent.length < count) {
    const now = performance.now();
    while (sent.length < count && dueAt(sent.length) <= now) {
      sent.push(send(sent.length, dueAt(sent.length)));
    }
    await sleep(1);
  }
  return Promise.all(sent);
}

/** Does one task of a bench and ends. @param tasks - what is done of each kind */
export function serveTasks(tasks) {
  process.once('message', async ({ kind, ...task }) => {
    process.send(await tasks[kind](task), () => process.exit(0));
  });
}
