import { useState } from 'react';
import { Button, Text } from '@backstage/ui';
import { EmptyBlock, RowList, useTexts } from '@internal/frontend-kit';
import type {
  NewRoutingKey,
  RoutingKey,
} from '@callboard/backstage-plugin-alerts-common';
import { useKeys } from '../../hooks/useKeys';
import { alertsTranslationRef } from '../../translation';
import { BackendState } from '../BackendState';
import { KeyRow, type KeyAct } from './KeyRow';
import { NewKeyDialog } from './NewKeyDialog';
import { RevokeDialog } from './RevokeDialog';
import { RotateDialog } from './RotateDialog';
import { SecretDialog } from './SecretDialog';
import { TestDialog } from './TestDialog';
import styles from './KeysTab.module.css';

/** By which keys alerts come in: made, rotated, tried and revoked. */
export function KeysTab() {
  const { t } = useTexts(alertsTranslationRef);
  const query = useKeys();
  const [isNew, setNew] = useState(false);
  const [asked, setAsked] = useState<{ act: KeyAct; key: RoutingKey }>();
  const [made, setMade] = useState<NewRoutingKey>();
  const close = () => {
    setNew(false);
    setAsked(undefined);
  };
  const show = (key: NewRoutingKey) => {
    close();
    setMade(key);
  };
  const create = (
    <Button variant="primary" onPress={() => setNew(true)}>
      {t('keys.create')}
    </Button>
  );
  return (
    <>
      <BackendState
        isAlwaysThere
        query={query}
        subject={t('keys.subject')}
        thing={t('keys.thing')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyBlock
            kind="nothing-yet"
            title={t('keys.empty.title')}
            actions={create}
          >
            <p>{t('keys.empty.hint')}</p>
          </EmptyBlock>
        }
      >
        {({ items }) => (
          <>
            <div className={styles.head}>
              <Text as="p" variant="body-large">
                {t('keys.answer', { count: items.length })}
              </Text>
              {create}
            </div>
            <RowList label={t('keys.list')}>
              {items.map(key => (
                <KeyRow
                  key={key.id}
                  of={key}
                  onAct={act => setAsked({ act, key })}
                />
              ))}
            </RowList>
          </>
        )}
      </BackendState>
      {isNew && <NewKeyDialog onClose={close} onMade={show} />}
      {asked?.act === 'rotate' && (
        <RotateDialog of={asked.key} onClose={close} onMade={show} />
      )}
      {asked?.act === 'revoke' && (
        <RevokeDialog of={asked.key} onClose={close} />
      )}
      {asked?.act === 'test' && <TestDialog of={asked.key} onClose={close} />}
      {made && <SecretDialog made={made} onClose={() => setMade(undefined)} />}
    </>
  );
}
