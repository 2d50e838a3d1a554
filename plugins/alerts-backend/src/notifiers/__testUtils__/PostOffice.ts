import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { LocalServer } from '@internal/test-kit';

/** A request as it came. */
export interface Posted {
  method?: string;
  path?: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A server on this machine that keeps what is posted to it, and answers as it is told. */
export class PostOffice {
  readonly posted: Posted[] = [];
  /** 200 unless it is set. */
  answer: (response: ServerResponse) => void = response => response.end('ok');
  readonly #server = new LocalServer((request, response) => {
    const { method, url: path, headers } = request;
    text(request).then(
      body => {
        this.posted.push({ method, path, headers, body });
        this.answer(response);
      },
      () => response.destroy(),
    );
  });

  /** Answers so from now on. */
  answerWith(
    status: number,
    headers: Record<string, string> = {},
    body = '',
  ): void {
    this.answer = response => response.writeHead(status, headers).end(body);
  }

  /** @returns where it is, without a slash at the end */
  start(): Promise<string> {
    return this.#server.start();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }
}
