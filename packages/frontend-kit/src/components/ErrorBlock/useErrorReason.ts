import { useKitText } from '../../hooks/useKitText';
import { useLocale } from '../../hooks/useLocale';
import { errorStatus, isNetworkError } from '../../lib/errors';
import { formatClock } from '../../lib/instant';

/** What happened, in a sentence: "The server answered 503 at 10:42 CET." */
export function useErrorReason(error: unknown, at: number): string {
  const t = useKitText();
  const time = formatClock(new Date(at), { locale: useLocale() });
  const status = errorStatus(error);
  if (status !== undefined) {
    return t('error.answered', { status: String(status), time });
  }
  return isNetworkError(error)
    ? t('error.unreachable', { time })
    : t('error.other', { time });
}
