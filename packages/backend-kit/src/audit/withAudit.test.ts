import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { withAudit } from './withAudit';

function setup() {
  const success = jest.fn(async (_options?: object) => {});
  const fail = jest.fn(async (_options: object) => {});
  const createEvent = jest.fn(async (_options: object) => ({ success, fail }));
  const logger = mockServices.logger.mock();
  return {
    success,
    fail,
    createEvent,
    logger,
    auditor: mockServices.auditor.mock({ createEvent }),
    finalised: () => success.mock.calls.length + fail.mock.calls.length,
  };
}

describe('withAudit', () => {
  it('opens the event, runs the work and records success with what was learned meanwhile', async () => {
    const { auditor, createEvent, success, finalised } = setup();
    const result = await withAudit(
      auditor,
      {
        eventId: 'note-mutate',
        severityLevel: 'medium',
        meta: { actionType: 'create' },
      },
      async addMeta => {
        expect(createEvent).toHaveBeenCalledTimes(1);
        expect(finalised()).toBe(0);
        addMeta({ noteId: '1' });
        addMeta({ count: 2 });
        return 'created';
      },
    );
    expect(result).toBe('created');
    expect(createEvent).toHaveBeenCalledWith({
      eventId: 'note-mutate',
      severityLevel: 'medium',
      meta: { actionType: 'create' },
    });
    expect(success).toHaveBeenCalledWith({ meta: { noteId: '1', count: 2 } });
    expect(finalised()).toBe(1);
  });

  it('records a failure and rethrows the very same error', async () => {
    const { auditor, fail, finalised } = setup();
    const error = new NotFoundError('No such note');
    await expect(
      withAudit(auditor, { eventId: 'note-mutate' }, async addMeta => {
        addMeta({ noteId: '1' });
        throw error;
      }),
    ).rejects.toBe(error);
    expect(fail).toHaveBeenCalledWith({ meta: { noteId: '1' }, error });
    expect(finalised()).toBe(1);
  });

  it('rethrows what is no Error unchanged, and records it as one', async () => {
    const { auditor, fail } = setup();
    const thrown = 'just a string';
    await expect(
      withAudit(auditor, { eventId: 'note-mutate' }, async () => {
        throw thrown;
      }),
    ).rejects.toBe(thrown);
    expect(fail).toHaveBeenCalledWith({ meta: {}, error: expect.any(Error) });
  });

  it.each(['createEvent', 'success'] as const)(
    'returns the result and logs when %s of the audit log fails',
    async broken => {
      const mocks = setup();
      mocks[broken].mockRejectedValue(new Error('audit log is full'));
      const { auditor, logger, finalised } = mocks;
      expect(
        await withAudit(
          auditor,
          { eventId: 'note-fetch', logger },
          async () => 'read',
        ),
      ).toBe('read');
      expect(finalised()).toBe(broken === 'success' ? 1 : 0);
      expect(logger.error).toHaveBeenCalledWith(
        'Audit event note-fetch could not be written: Error: audit log is full',
      );
    },
  );

  it('rethrows the error of the work when the audit log fails too', async () => {
    const { auditor, fail, logger } = setup();
    fail.mockRejectedValue(new Error('audit log is full'));
    const error = new Error('work failed');
    await expect(
      withAudit(auditor, { eventId: 'note-fetch', logger }, async () => {
        throw error;
      }),
    ).rejects.toBe(error);
    expect(logger.error).toHaveBeenCalledTimes(1);
  });

  it('warns through the process when it was given no logger', async () => {
    const { auditor, createEvent } = setup();
    createEvent.mockRejectedValue(new Error('audit log is full'));
    const warn = jest.spyOn(process, 'emitWarning').mockReturnValue();
    await withAudit(auditor, { eventId: 'note-fetch' }, async () => 'read');
    expect(warn).toHaveBeenCalledTimes(1);
    warn.mockRestore();
  });
});
