import { Select, ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import {
  FIRST_PAGE,
  RowLine,
  useTexts,
  useUrlState,
} from '@internal/frontend-kit';
import type { MessageLogEntry } from '@callboard/backstage-plugin-alerts-common';
import { MESSAGE_STATES, messageStateOf } from '../../lib/messageStates';
import { alertsTranslationRef } from '../../translation';

const EVERY = 'every';

/** Which messages are shown, in the address. */
export function MessageFilters(props: { items: readonly MessageLogEntry[] }) {
  const { t } = useTexts(alertsTranslationRef);
  const { params, change } = useUrlState();
  const chosen = params.get('channel');
  const channels = new Map([
    ...(chosen ? [[chosen, chosen] as const] : []),
    ...props.items.map(one => [one.channel, one.channelTitle] as const),
  ]);
  return (
    <RowLine isPacked>
      <ToggleButtonGroup
        aria-label={t('deliveries.states')}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[messageStateOf(params.get('state'))]}
        onSelectionChange={keys => {
          const [state] = [...keys].map(String);
          change({
            state: state === 'failed' ? undefined : state,
            ...FIRST_PAGE,
          });
        }}
      >
        {MESSAGE_STATES.map(state => (
          <ToggleButton key={state} id={state}>
            {t(`deliveries.shown.${state}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {channels.size > 0 && (
        <Select
          aria-label={t('deliveries.channel')}
          options={[
            { id: EVERY, label: t('deliveries.everyChannel') },
            ...[...channels].map(([id, label]) => ({ id, label })),
          ]}
          value={chosen ?? EVERY}
          onChange={id =>
            change({
              channel: id === EVERY ? undefined : String(id),
              ...FIRST_PAGE,
            })
          }
        />
      )}
    </RowLine>
  );
}
