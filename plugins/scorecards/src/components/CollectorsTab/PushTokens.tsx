import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  EmptyBlock,
  EntityLink,
  RowLine,
  RowList,
  StatusText,
  TimeText,
  useAnnounce,
  useNow,
  useTexts,
} from '@internal/frontend-kit';
import type {
  CollectorState,
  PushToken,
} from '@callboard/backstage-plugin-scorecards-common';
import { usePushTokens, useRevokePushToken } from '../../hooks/useCollectors';
import { scorecardsTranslationRef } from '../../translation';
import { ActDialog } from '../ActDialog';
import { BackendState } from '../BackendState';
import { NewTokenDialog } from './NewTokenDialog';
import styles from './CollectorsTab.module.css';

/** Tokens that a CI pushes facts with. */
export function PushTokens(props: { collectors: readonly CollectorState[] }) {
  const { t } = useTexts(scorecardsTranslationRef);
  const query = usePushTokens();
  const [isNew, setNew] = useState(false);
  const pushed = props.collectors.filter(({ source }) => source === 'push');
  return (
    <section className={styles.tokens}>
      <div className={styles.head}>
        <h3>{t('collectors.tokens.title')}</h3>
        {pushed.length > 0 && (
          <Button
            size="small"
            variant="secondary"
            aria-haspopup="dialog"
            onPress={() => setNew(true)}
          >
            {t('collectors.tokens.create')}
          </Button>
        )}
      </div>
      <BackendState
        query={query}
        subject={t('collectors.tokens.subject')}
        thing={t('collectors.tokens.thing')}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyBlock kind="nothing-yet" title={t('collectors.tokens.none')}>
            <p>
              {t(
                pushed.length > 0
                  ? 'collectors.tokens.noneHint'
                  : 'collectors.tokens.noSet',
              )}
            </p>
          </EmptyBlock>
        }
      >
        {({ items }) => (
          <RowList label={t('collectors.tokens.title')}>
            {items.map(token => (
              <li key={token.id}>
                <Token token={token} />
              </li>
            ))}
          </RowList>
        )}
      </BackendState>
      {isNew && (
        <NewTokenDialog collectors={pushed} onClose={() => setNew(false)} />
      )}
    </section>
  );
}

function Token({ token }: { token: PushToken }) {
  const { title, provider, createdBy, lastUsedAt, expiresAt } = token;
  const { t } = useTexts(scorecardsTranslationRef);
  const [isRevoking, setRevoking] = useState(false);
  const now = useNow();
  const isOver = expiresAt !== undefined && Date.parse(expiresAt) < now;
  return (
    <>
      <RowLine>
        <span className={styles.name}>
          <strong>{title}</strong> <code>{provider}</code>
        </span>
        {isOver && (
          <StatusText tone="warn" text={t('collectors.tokens.over')} />
        )}
        <Button
          size="small"
          variant="secondary"
          aria-haspopup="dialog"
          aria-label={t('collectors.tokens.revokeOf', { title })}
          onPress={() => setRevoking(true)}
        >
          {t('collectors.tokens.revoke')}
        </Button>
      </RowLine>
      <span className={styles.runs}>
        <span>
          {t('collectors.tokens.by')} <EntityLink entityRef={createdBy} />
        </span>
        <span>
          {lastUsedAt ? (
            <>
              {t('collectors.tokens.used')} <TimeText value={lastUsedAt} />
            </>
          ) : (
            t('collectors.tokens.unused')
          )}
        </span>
        {expiresAt && (
          <span>
            {t('collectors.tokens.until')} <TimeText value={expiresAt} />
          </span>
        )}
        <Scope scope={token.scope} />
      </span>
      {isRevoking && (
        <Revoke token={token} onClose={() => setRevoking(false)} />
      )}
    </>
  );
}

/** What it may push of. */
function Scope({ scope = {} }: Pick<PushToken, 'scope'>) {
  const { t } = useTexts(scorecardsTranslationRef);
  const { entityRefs = [], ownerRefs = [], namespaces = [] } = scope;
  const names = [...entityRefs, ...ownerRefs, ...namespaces];
  return (
    <span>
      {names.length === 0
        ? t('collectors.tokens.allServices')
        : t('collectors.tokens.only', { names: names.join(', ') })}
    </span>
  );
}

function Revoke({ token, onClose }: { token: PushToken; onClose: () => void }) {
  const { id, title } = token;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const revoke = useRevokePushToken();
  return (
    <ActDialog
      title={t('collectors.tokens.revokeTitle', { title })}
      action={t('collectors.tokens.revoke')}
      isDestructive
      isPending={revoke.isPending}
      error={revoke.error}
      onClose={onClose}
      onAct={() =>
        revoke.mutate(id, {
          onSuccess: () => {
            announce(t('collectors.tokens.revoked', { title }));
            onClose();
          },
        })
      }
    >
      <p>{t('collectors.tokens.revokeConsequence')}</p>
    </ActDialog>
  );
}
