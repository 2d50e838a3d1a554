import { useRef, type ComponentPropsWithoutRef } from 'react';
import { errorStatus, safeHref, useTexts } from '@internal/frontend-kit';
import { useNear } from '../../hooks/useNear';
import { usePageImage } from '../../hooks/usePageImage';
import { decoded } from '../../lib/decoded';
import { playbooksTranslationRef } from '../../translation';
import styles from './PageImage.module.css';

type ImageProps = Pick<
  ComponentPropsWithoutRef<'img'>,
  'alt' | 'title' | 'width' | 'height'
> & { src: string };

/** An image of another site is not loaded: who opens a page at night is nobody else's business. */
function OtherSite({ alt, src }: ImageProps) {
  const { t } = useTexts(playbooksTranslationRef);
  const href = safeHref(src);
  const text = t('images.text', { text: alt || src });
  return href ? (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  ) : (
    <span className={styles.absent}>{text}</span>
  );
}

function OwnImage({ alt, src, title, width, height }: ImageProps) {
  const { t } = useTexts(playbooksTranslationRef);
  const place = useRef<HTMLSpanElement>(null);
  const { data, error } = usePageImage(src, useNear(place));
  const name = decoded(src.split(/[?#]/, 1)[0].split('/').pop() ?? src);
  const text = alt || name;
  if (data) {
    return (
      <img
        className={styles.image}
        src={data}
        alt={text}
        title={title}
        width={width}
        height={height}
      />
    );
  }
  if (error) {
    const isThere = errorStatus(error) !== 404;
    return (
      <span className={styles.absent}>
        {alt && `${t('images.text', { text: alt })}. `}
        {t(isThere ? 'images.notLoaded' : 'images.notThere', { name })}
      </span>
    );
  }
  return (
    <span
      ref={place}
      className={styles.waiting}
      style={{
        width: width && `${Number(width)}px`,
        height: height && `${Number(height)}px`,
      }}
    >
      {t('images.text', { text })}
    </span>
  );
}

/** An image of a page: shown where it is of the page's own source. */
export function PageImage(props: ComponentPropsWithoutRef<'img'>) {
  const { src } = props;
  if (!src) return props.alt ? <>{props.alt}</> : null;
  const isOwn = !/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(src);
  return isOwn ? (
    <OwnImage {...props} src={src} />
  ) : (
    <OtherSite {...props} src={src} />
  );
}
