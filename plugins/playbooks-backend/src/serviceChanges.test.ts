import {
  SERVICE_CHANGED_TOPIC,
  type ServiceChangedEvent,
} from '@callboard/backstage-plugin-playbooks-common';
import { componentEntity, groupEntity, userEntity } from '@internal/test-kit';
import { heardEvents } from './__testUtils__/heardEvents';
import { ana, startEntities } from './__testUtils__/startEntities';

jest.mock('./threads/TimedThread');

const RUNBOOKS = 'https://git.example/org/runbooks/blob/main';

const files = {
  [`${RUNBOOKS}/Lag.md`]:
    '---\nservices: [ledger, books]\n---\n# Lag\n\n1. Look\n',
  [`${RUNBOOKS}/Team.md`]: '---\nowner: ledger\n---\n# Team\n\n1. Look\n',
};

const ledger = (lifecycle: string) =>
  componentEntity({ name: 'ledger', owner: 'ledger', lifecycle });

describe('a page after its service has changed', () => {
  let started: Awaited<ReturnType<typeof startEntities>>;
  const events = heardEvents(SERVICE_CHANGED_TOPIC);

  beforeAll(async () => {
    started = await startEntities({
      entities: [
        groupEntity({ name: 'ledger' }),
        userEntity({ name: 'ana' }),
        ledger('experimental'),
        componentEntity({ name: 'books', owner: 'ledger' }),
      ],
      files,
      playbooks: {
        sources: [{ id: 'runbooks', target: RUNBOOKS.replace('blob', 'tree') }],
      },
      features: [events.factory],
    });
  });
  afterAll(() => started.backend.stop());

  const trustOf = async (title: string) => {
    const { items } = await started.client.listPlaybooks({ q: title }, ana);
    const { level, changed } = items[0].trust!;
    return `${level} ${changed.join()}`.trim();
  };

  const use = async (title: string) => {
    const { items } = await started.client.listPlaybooks({ q: title }, ana);
    const page = await started.client.getPlaybook({ id: items[0].id }, ana);
    const id = crypto.randomUUID();
    const { version } = page;
    await started.client.startRun(
      { id, pageId: page.id, version, isDrill: false, values: {} },
      ana,
    );
    await started.client.endRun({ id, outcome: 'fixed' }, ana);
  };

  const tell = (entityRef: string, changedAt: string) => {
    const eventPayload: ServiceChangedEvent = {
      version: 1,
      entityRef,
      changedAt,
    };
    return events.tell(eventPayload);
  };

  it('is proven only by a later run; pages of the team alone stay proven', async () => {
    await use('Lag');
    await use('Team');
    expect(await trustOf('Lag')).toBe('fresh');
    started.catalog.put(ledger('production'));
    await started.follow();
    expect(await trustOf('Lag')).toBe('ageing service');
    expect(await trustOf('Team')).toBe('fresh');
    await use('Lag');
    expect(await trustOf('Lag')).toBe('fresh');
  });

  it('counts what others tell, once and not from the time to come', async () => {
    await use('Lag');
    await tell('Component:default/BOOKS', '2020-01-01T00:00:00+01:00');
    expect(await trustOf('Lag')).toBe('fresh');
    await tell('component:default/books', '2999-01-01T00:00:00Z');
    expect(await trustOf('Lag')).toBe('ageing service');
    await new Promise(resolve => setTimeout(resolve, 5));
    await use('Lag');
    expect(await trustOf('Lag')).toBe('fresh');
  });

  it('leaves out what has another form', async () => {
    await tell('books', '2026-11-27T00:00:00Z');
    await tell('component:default/books', 'yesterday');
    expect(await trustOf('Lag')).toBe('fresh');
  });
});
