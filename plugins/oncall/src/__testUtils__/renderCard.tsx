import type { PropsWithChildren, ReactElement } from 'react';
import { parseEntityRef } from '@backstage/catalog-model';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useOncallQueryClient } from '@callboard/backstage-plugin-oncall-react';
import type {
  OnCallAnswer,
  OncallApi,
  OnCallLevel,
  OnCallPerson,
  OnCallShift,
} from '@callboard/backstage-plugin-oncall-common';
import { oncallApiRef } from '../api';
import { OncallProvider } from '../components/OncallProvider';
import { pageRouteRef } from '../routes';
import { ledger } from './schedules';

const HOUR = 60 * 60_000;

/** Some hours from now, at a full minute. */
export const inHours = (hours: number) =>
  new Date(
    Math.ceil(Date.now() / 60_000) * 60_000 + hours * HOUR,
  ).toISOString();

export const shiftOf = (
  people: OnCallPerson[],
  from: number,
  to: number,
  change: Partial<OnCallShift> = {},
): OnCallShift => ({
  people,
  startsAt: inHours(from),
  endsAt: inHours(to),
  overridden: false,
  ...change,
});

export const levelOf = (
  level: number,
  change: Partial<OnCallLevel> = {},
): OnCallLevel => ({
  level,
  schedule: { id: `s${level}`, name: `Ledger level ${level}` },
  ...change,
});

export const PAYOUTS = 'component:default/payouts';

export const answerOf = (
  levels: OnCallLevel[],
  change: Partial<OnCallAnswer> = {},
): OnCallAnswer => ({
  entityRef: PAYOUTS,
  title: 'payouts',
  via: 'owner',
  team: ledger,
  levels,
  ...change,
});

/** As in a portal, but a failed read is told at once. */
function WithoutRetries({ children }: PropsWithChildren) {
  useOncallQueryClient().setDefaultOptions({ queries: { retry: false } });
  return <OncallProvider>{children}</OncallProvider>;
}

/** Draws a card as on the page of an entity, with one cache and a fake API. */
export function renderCard(
  card: ReactElement,
  api: OncallApi,
  entityRef = PAYOUTS,
  /** Groups that the reader is of. */
  groups = [ledger.entityRef],
) {
  const { kind, ...metadata } = parseEntityRef(entityRef);
  return renderInTestApp(
    <WithoutRetries>
      <EntityProvider
        entity={{ apiVersion: 'backstage.io/v1alpha1', kind, metadata }}
      >
        {card}
      </EntityProvider>
    </WithoutRetries>,
    {
      apis: [
        [oncallApiRef, api],
        mockApis.identity({
          userEntityRef: 'user:default/guest',
          ownershipEntityRefs: ['user:default/guest', ...groups],
        }),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/oncall': pageRouteRef,
      },
    },
  );
}
