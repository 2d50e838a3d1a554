import { FakeOwnershipApi } from '../src/fixtures/FakeOwnershipApi';

const HOUR = 60 * 60_000;

const failure = (name: string, statusCode: number, message: string) =>
  Object.assign(new Error(message), { name, statusCode });

/** The samples, and entities by whose name a request waits, fails or is refused. */
export class DevOwnershipApi extends FakeOwnershipApi {
  async getOwnersByRefs(request: { entityRefs: string[] }) {
    const parts = await Promise.all(
      request.entityRefs.map(ref => this.one(ref)),
    );
    const { asOf } = parts[0];
    return { items: parts.flatMap(({ items }) => items), asOf };
  }

  private async one(ref: string) {
    const name = ref.split('/')[1];
    if (name === 'state-loading') await new Promise(() => {});
    if (name === 'state-error') {
      throw failure('ServiceUnavailableError', 503, 'database is starting');
    }
    if (name === 'state-forbidden') throw failure('NotAllowedError', 403, 'no');
    if (name === 'state-no-backend') throw failure('NotFoundError', 404, '');
    const answer = await super.getOwnersByRefs({
      entityRefs: [ref.replace('state-stale', 'payment-router')],
    });
    return name === 'state-stale'
      ? { ...answer, asOf: new Date(Date.now() - 3 * HOUR).toISOString() }
      : answer;
  }
}
