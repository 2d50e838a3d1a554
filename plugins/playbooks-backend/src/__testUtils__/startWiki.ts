import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a site answers to a path: a status, where it leads on, or nothing at all. */
export type WikiAnswer =
  | number
  | { status: number; location: string }
  | { head: number; get: number }
  | 'silence';

/** A site on this machine; a path that nobody named is not there. */
export async function startWiki(answers: Record<string, WikiAnswer>) {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    const answer = answers[path] ?? 404;
    if (answer === 'silence') return;
    if (typeof answer === 'number') {
      response.writeHead(answer).end();
    } else if ('location' in answer) {
      response.writeHead(answer.status, { location: answer.location }).end();
    } else {
      response
        .writeHead(request.method === 'HEAD' ? answer.head : answer.get)
        .end();
    }
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    host: `127.0.0.1:${port}`,
    url: `http://127.0.0.1:${port}`,
    answers,
    asked,
    stop: () => {
      server.closeAllConnections();
      return new Promise(done => server.close(done));
    },
  };
}
