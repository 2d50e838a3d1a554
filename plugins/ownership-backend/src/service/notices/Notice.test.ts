import { createOrganisation } from '@callboard/backstage-plugin-ownership-common';
import { toNotification, type Notice } from './Notice';

const group = (name: string, members: string[], parents: string[] = []) => ({
  entityRef: `group:default/${name}`,
  title: name,
  channels: [],
  leads: [],
  members: members.map(member => `user:default/${member}`),
  parents: parents.map(parent => `group:default/${parent}`),
});
const organisation = createOrganisation(
  [
    group('payments', ['ana']),
    group('ledger', ['ben'], ['payments']),
    group('company', ['left-long-ago']),
    group('tech', [], ['company', 'tech']),
  ],
  ['ana', 'ben'].map(name => ({
    entityRef: `user:default/${name}`,
    title: name,
  })),
);
const notice: Notice = {
  recipientRef: 'group:default/payments',
  topic: 'Ownership transfers',
  scope: 'scope',
  title: 'Title',
  link: '/ownership/requests',
};
const recipientsOf = (given: Partial<Notice>) =>
  toNotification({ ...notice, ...given }, organisation).recipients;

describe('toNotification', () => {
  it('sends what the notice says, with normal severity', () => {
    expect(toNotification(notice, organisation).payload).toEqual({
      topic: 'Ownership transfers',
      scope: 'scope',
      title: 'Title',
      link: '/ownership/requests',
      severity: 'normal',
    });
  });

  it('leaves out teams below one that has people of its own', () => {
    expect(recipientsOf({ except: ['user:default/ana'] })).toEqual({
      type: 'entity',
      entityRef: 'group:default/payments',
      excludeEntityRef: ['user:default/ana', 'group:default/ledger'],
    });
  });

  it.each([
    ['of a team without people of its own', 'group:default/company'],
    ['that is below itself', 'group:default/tech'],
    ['of a person', 'user:default/ana'],
  ])('leaves out nobody %s', (_, recipientRef) => {
    expect(recipientsOf({ recipientRef })).toEqual({
      type: 'entity',
      entityRef: recipientRef,
    });
  });
});
