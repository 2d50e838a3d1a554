import { Button, ButtonLink } from '@backstage/ui';
import {
  errorReason,
  safeHref,
  StatusText,
  useAnnounce,
  useTexts,
} from '@internal/frontend-kit';
import type { CheckExplanation } from '@callboard/backstage-plugin-scorecards-common';
import { useRefreshFacts } from '../../hooks/useExplanation';
import { useRefreshText } from '../../hooks/useRefreshText';
import { isCalm } from '../../lib/stateLooks';
import { scorecardsTranslationRef } from '../../translation';
import styles from './Explanation.module.css';

/** What can be done about a result: go to where it is mended, have it read again, ask for time. */
export function Acts(props: {
  explanation: CheckExplanation;
  onAsk: () => void;
  /** The form that stood here was closed: whoever was in it goes on here. */
  hasFocus: boolean;
}) {
  const { explanation, onAsk, hasFocus } = props;
  const { entityRef, result, refresh, fix, mayAskExemption } = explanation;
  const links = isCalm(result.state) ? [] : fix?.links ?? [];
  const { t } = useTexts(scorecardsTranslationRef);
  const text = useRefreshText();
  const announce = useAnnounce();
  const again = useRefreshFacts(entityRef);
  const readAgain = () =>
    again.mutate(
      { entityRef, check: result.check },
      { onSuccess: answer => announce(text.answer(answer), 'reply') },
    );
  return (
    <div className={styles.stack}>
      <div className={styles.acts}>
        {links.map(({ url, title }, index) => {
          const href = safeHref(url);
          const isHere = href?.startsWith('/');
          return (
            href && (
              <ButtonLink
                key={url}
                variant={index === 0 ? 'primary' : 'secondary'}
                size="small"
                href={href}
                {...(!isHere && {
                  target: '_blank',
                  rel: 'noopener noreferrer',
                })}
              >
                {title}
              </ButtonLink>
            )
          );
        })}
        {again.mayRefresh && refresh.canReadNow && (
          <Button
            variant="secondary"
            size="small"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the form that had the focus has gone
            autoFocus={hasFocus && !mayAskExemption}
            isPending={again.isPending}
            onPress={readAgain}
          >
            {t('explain.refresh')}
          </Button>
        )}
        {mayAskExemption && (
          <Button
            variant="secondary"
            size="small"
            // eslint-disable-next-line jsx-a11y/no-autofocus -- the form that had the focus has gone
            autoFocus={hasFocus}
            onPress={onAsk}
          >
            {t('explain.ask')}
          </Button>
        )}
      </div>
      {!refresh.canReadNow && (
        <span className={styles.quiet}>{text.planned(refresh)}</span>
      )}
      {again.data && (
        <span className={styles.quiet}>{text.answer(again.data)}</span>
      )}
      {again.error && (
        <span role="alert">
          <StatusText
            tone="bad"
            text={t('explain.refreshFailed', {
              reason: errorReason(again.error),
            })}
          />
        </span>
      )}
    </div>
  );
}
