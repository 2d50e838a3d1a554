import { useState } from 'react';
import { Button } from '@backstage/ui';
import {
  errorReason,
  StatusText,
  useAnnounce,
  useNames,
  useTexts,
} from '@internal/frontend-kit';
import type {
  SignableFact,
  SignOff,
} from '@callboard/backstage-plugin-scorecards-common';
import { useReadingText } from '../../hooks/useReadingText';
import { useScorecardsText } from '../../hooks/useScorecardsText';
import { useRevokeSignOff } from '../../hooks/useSignOffs';
import { scorecardsTranslationRef } from '../../translation';
import { PlaceLink } from '../PlaceLink';
import { SignOffForm } from './SignOffForm';
import styles from './EntitySignOffs.module.css';

/** Something that can be stated: who states it now, and the form to do so. */
export function SignableRow({ signable }: { signable: SignableFact }) {
  const { title, description, maySign, current } = signable;
  const { t } = useTexts(scorecardsTranslationRef);
  const [form, setForm] = useState<'open' | 'closed'>();
  return (
    <li className={styles.row}>
      <strong>{title}</strong>
      {description && <span className={styles.quiet}>{description}</span>}
      {current ? (
        <Current signOff={current} />
      ) : (
        <StatusText tone="unknown" text={t('tab.signOffs.open')} />
      )}
      {form === 'open' ? (
        <SignOffForm signable={signable} onClose={() => setForm('closed')} />
      ) : (
        <div className={styles.acts}>
          {maySign && (
            <Button
              variant="secondary"
              size="small"
              // eslint-disable-next-line jsx-a11y/no-autofocus -- the form that had the focus has gone
              autoFocus={form === 'closed'}
              aria-label={t('tab.signOffs.signOf', { title })}
              onPress={() => setForm('open')}
            >
              {t('tab.signOffs.sign')}
            </Button>
          )}
          {current?.mayRevoke && <TakeBack signOff={current} />}
        </div>
      )}
    </li>
  );
}

function Current({ signOff }: { signOff: SignOff }) {
  const { value, signedBy, until, evidenceUrl, note } = signOff;
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useScorecardsText();
  const readingText = useReadingText();
  const nameOf = useNames([signedBy]);
  const kind =
    (value === true && 'yes') || (value === false && 'no') || 'value';
  return (
    <>
      <StatusText
        tone={value === false ? 'bad' : 'good'}
        text={t(`tab.signOffs.${kind}`, {
          name: nameOf(signedBy),
          value: readingText.value(value),
          day: text.day(until),
        })}
      />
      {note && <span>{note}</span>}
      {evidenceUrl && (
        <span>
          <PlaceLink href={evidenceUrl}>{t('tab.signOffs.evidence')}</PlaceLink>
        </span>
      )}
    </>
  );
}

function TakeBack({ signOff }: { signOff: SignOff }) {
  const { id, title } = signOff;
  const { t } = useTexts(scorecardsTranslationRef);
  const announce = useAnnounce();
  const revoke = useRevokeSignOff();
  return (
    <>
      <Button
        variant="secondary"
        size="small"
        aria-label={t('tab.signOffs.revokeOf', { title })}
        isPending={revoke.isPending}
        onPress={() =>
          revoke.mutate(id, {
            onSuccess: () => announce(t('tab.signOffs.revoked', { title })),
          })
        }
      >
        {t('tab.signOffs.revoke')}
      </Button>
      {revoke.error && (
        <span role="alert">
          <StatusText
            tone="bad"
            text={t('tab.signOffs.failed', {
              reason: errorReason(revoke.error),
            })}
          />
        </span>
      )}
    </>
  );
}
