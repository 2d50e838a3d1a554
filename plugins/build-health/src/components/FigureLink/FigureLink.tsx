import { useTexts } from '@internal/frontend-kit';
import { Link } from '@backstage/ui';
import { buildHealthTranslationRef } from '../../translation';

/** A figure that leads to the builds that it is of; the figure alone where there is no page for them. */
export function FigureLink(props: { text: string; href: string | undefined }) {
  const { text, href } = props;
  const { t } = useTexts(buildHealthTranslationRef);
  if (!href) return <>{text}</>;
  return (
    <Link href={href} aria-label={t('owned.openFigure', { figure: text })}>
      {text}
    </Link>
  );
}
