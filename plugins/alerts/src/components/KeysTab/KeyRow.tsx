import { Button } from '@backstage/ui';
import {
  formatMoment,
  RowLine,
  StatusText,
  useLocale,
  useTexts,
} from '@internal/frontend-kit';
import type {
  KeySecret,
  RoutingKey,
} from '@callboard/backstage-plugin-alerts-common';
import { useAgeText } from '../../hooks/useAgeText';
import { alertsTranslationRef } from '../../translation';

export type KeyAct = 'rotate' | 'revoke' | 'test';

/** A key, what it brings alerts in for, and when it was last used. */
export function KeyRow(props: {
  of: RoutingKey;
  onAct: (act: KeyAct) => void;
}) {
  const { of: key, onAct } = props;
  const { title, scope, named, secrets } = key;
  const { t } = useTexts(alertsTranslationRef);
  const [current, ...others] = secrets;
  const place =
    (scope.kind === 'entity' && scope.entityRef) ||
    (scope.kind === 'group' && scope.groupRef) ||
    '';
  return (
    <li>
      <RowLine isPacked>
        <strong>{title}</strong>
        <span>
          {t(`keys.scope.${scope.kind}`, { name: named?.title ?? place })}
        </span>
      </RowLine>
      {current && <Current secret={current} />}
      {others.map(secret => (
        <Old key={secret.hint} secret={secret} />
      ))}
      <RowLine isPacked>
        <Button
          variant="secondary"
          size="small"
          aria-label={t('keys.testOf', { title })}
          onPress={() => onAct('test')}
        >
          {t('keys.test')}
        </Button>
        <Button
          variant="secondary"
          size="small"
          aria-label={t('keys.rotateOf', { title })}
          onPress={() => onAct('rotate')}
        >
          {t('keys.rotate')}
        </Button>
        <Button
          variant="tertiary"
          size="small"
          aria-label={t('keys.revokeOf', { title })}
          onPress={() => onAct('revoke')}
        >
          {t('keys.revoke')}
        </Button>
      </RowLine>
    </li>
  );
}

function Current({ secret }: { secret: KeySecret }) {
  const { t } = useTexts(alertsTranslationRef);
  const ageOf = useAgeText();
  const { hint, lastUsedAt, lastSender: sender } = secret;
  const age = lastUsedAt && ageOf(lastUsedAt);
  const used =
    (age && sender && t('keys.usedBy', { age, sender })) ||
    (age && t('keys.used', { age }));
  return (
    <RowLine isPacked>
      <code>{t('keys.secret', { hint })}</code>
      {used ? (
        <span>{used}</span>
      ) : (
        <StatusText tone="unknown" text={t('keys.never')} />
      )}
    </RowLine>
  );
}

/** Who still uses it loses their alerts when it ends. */
function Old({ secret }: { secret: KeySecret }) {
  const { t } = useTexts(alertsTranslationRef);
  const locale = useLocale();
  const ageOf = useAgeText();
  const { hint, expiresAt, lastUsedAt, lastSender: sender } = secret;
  const time = expiresAt ? formatMoment(new Date(expiresAt), { locale }) : '';
  const age = lastUsedAt && ageOf(lastUsedAt);
  const text =
    (age && sender && t('keys.oldUsedBy', { hint, time, age, sender })) ||
    (age && t('keys.oldUsed', { hint, time, age })) ||
    t('keys.old', { hint, time });
  return <StatusText tone={age ? 'warn' : 'neutral'} text={text} />;
}
